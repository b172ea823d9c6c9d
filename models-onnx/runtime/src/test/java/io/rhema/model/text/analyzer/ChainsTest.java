package io.rhema.model.text.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains of Lucene's components, each word beside the part of the text that it was made of. */
class ChainsTest {
  @TempDir Path dir;

  @Test
  void englishLosesMarkupCaseAccentsAndLongRunsOfALetter() {
    assertThat(
            words(
                AnalyzerDefinition.english(),
                "<p>The dog&#39;s caf&eacute; isn't sooooo <b>bad</b> &amp; I LIKED it"))
        .containsExactly(
            "the=The",
            "dog=dog&#39;s",
            "cafe=caf&eacute;",
            "isn't=isn't",
            "soo=sooooo",
            "bad=bad",
            "i=I",
            "liked=LIKED",
            "it=it");
  }

  @Test
  void frenchLosesWhatIsElided() {
    assertThat(
            words(
                AnalyzerDefinition.french(),
                "L’été, j'ai vu qu'il pleut aujourd'hui à l'École ; C'EST créé"))
        .containsExactly(
            "ete=L’été",
            "ai=j'ai",
            "vu=vu",
            "il=qu'il",
            "pleut=pleut",
            "aujourd'hui=aujourd'hui",
            "a=à",
            "ecole=l'École",
            "est=C'EST",
            "cree=créé");
  }

  @Test
  void scriptsOfAllKindsHaveWords() {
    assertThat(words(AnalyzerDefinition.english(), "مرحبا שלום 東京タワー 한국어 😂😂 👩‍👩‍👧 #win"))
        .containsExactly(
            "مرحبا=مرحبا",
            "שלום=שלום",
            "東=東",
            "京=京",
            "タワー=タワー",
            "한국어=한국어",
            "😂=😂",
            "😂=😂",
            "👩‍👩‍👧=👩‍👩‍👧",
            "win=win");
  }

  @Test
  void foldsLettersToTheirPlainForms() {
    assertThat(words(standard(Component.of("asciiFolding")), "Crème Brûlée straße ﬁne don’t"))
        .containsExactly(
            "Creme=Crème", "Brulee=Brûlée", "strasse=straße", "fine=ﬁne", "don't=don’t");
  }

  @Test
  void shinglesAreStackedOnTheirWords() {
    assertThat(words(standard(Component.of("shingle")), "please divide, this"))
        .containsExactly(
            "please=please",
            "please divide=please divide",
            "divide=divide",
            "divide this=divide, this",
            "this=this");
  }

  @Test
  void stopWordsComeFromLuceneOrAFileOfTheBundleOrAListOfLucenes() throws IOException {
    Files.writeString(dir.resolve("stop.txt"), "the\ncat\n");
    String snowball = "org/apache/lucene/analysis/snowball/french_stop.txt";

    assertThat(words(standard(Component.of("stop")), "the cat is here"))
        .containsExactly("cat=cat", "here=here");
    assertThat(words(standard(Component.of("stop", "words", "stop.txt")), "the cat is here"))
        .containsExactly("is=is", "here=here");
    assertThat(
            words(
                standard(new Component("stop", Map.of("words", snowball, "format", "snowball"))),
                "le chat et la souris"))
        .containsExactly("chat=chat", "souris=souris");
  }

  @Test
  void stemsWithPorterSnowballAndHunspell() throws IOException {
    Files.writeString(dir.resolve("en.aff"), "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n");
    Files.writeString(dir.resolve("en.dic"), "1\ncat/S\n");

    assertThat(words(standard(Component.of("porterStem")), "running cats easily"))
        .containsExactly("run=running", "cat=cats", "easili=easily");
    assertThat(
            words(
                standard(Component.of("snowballPorter", "language", "French")),
                "continuellement majesté majestueusement"))
        .containsExactly("continuel=continuellement", "majest=majesté", "majestu=majestueusement");
    assertThat(words(standard(Component.of("frenchLightStem")), "chevaux hiboux chantés"))
        .containsExactly("cheval=chevaux", "hibou=hiboux", "chant=chantés");
    assertThat(
            words(
                standard(
                    new Component(
                        "hunspellStem", Map.of("dictionary", "en.dic", "affix", "en.aff"))),
                "cats dogs"))
        .containsExactly("cat=cats", "dogs=dogs");
  }

  @Test
  void offsetsLeadThroughReplacedCharacters() throws IOException {
    Files.writeString(dir.resolve("map.txt"), "\"ph\" => \"f\"\n\"€\" => \"eur\"\n");
    AnalyzerDefinition chain =
        AnalyzerDefinition.of(
            List.of(Component.of("mapping", "mapping", "map.txt"), Component.of("htmlStrip")),
            Component.of("whitespace"),
            List.of());

    assertThat(words(chain, "a photo, € <br/>graph"))
        .containsExactly("a=a", "foto,=photo,", "eur=€", "graf=graph");
  }

  @Test
  void aWordEndsInFrontOfWhatIsTakenAwayBehindIt() {
    assertThat(
            words(
                AnalyzerDefinition.english(),
                "<b>Ada</b><br/>, caf&eacute; <i>one</i>two <u>😂</u>&amp; end</p>"))
        .containsExactly("ada=Ada", "cafe=caf&eacute;", "onetwo=one</i>two", "😂=😂", "end=end");
  }

  @Test
  void synonymsAreStacked() throws IOException {
    Files.writeString(dir.resolve("synonyms.txt"), "film, movie\n");

    assertThat(words(standard(Component.of("synonymGraph", "synonyms", "synonyms.txt")), "a film"))
        .containsExactly("a=a", "movie=film", "film=film");
  }

  @Test
  void wordsWithoutALetterLeftAreNone() {
    Component nothing =
        new Component("patternReplace", Map.of("pattern", "^x+$", "replacement", ""));

    assertThat(words(standard(nothing), "xx a x")).containsExactly("a=a");
  }

  private static AnalyzerDefinition standard(Component filter) {
    return AnalyzerDefinition.of(List.of(), Component.of("standard"), List.of(filter));
  }

  private Stream<String> words(AnalyzerDefinition chain, String text) {
    return chain.open(dir).words(text).stream()
        .map(word -> word.text() + "=" + text.substring(word.start(), word.end()));
  }
}
