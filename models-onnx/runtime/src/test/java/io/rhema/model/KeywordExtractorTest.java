package io.rhema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Keywords;
import io.rhema.model.task.keyword.FoundKeywords;
import io.rhema.model.task.keyword.Keyword;
import io.rhema.model.task.keyword.KeywordOptions;
import io.rhema.model.testing.RandomTexts;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyKeywords;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordExtractorTest {
  private static final KeywordOptions ALL = new KeywordOptions(1_000, 0);

  @TempDir Path dir;

  /** ln(10/10)+1 = 1, ln(10/5)+1 = 1.693147, 2 (ln(10/8)+1) = 2.446287, ln(10/1)+1 = 3.302585. */
  @Test
  void ranksByTfIdfAsWorkedOutByHand() {
    String text = "The plot: good movie. MOVIE";

    FoundKeywords found = extractor(AnalyzerDefinition.english(), ALL).extract(text);

    assertThat(found.words()).isEqualTo(5);
    assertThat(texts(found, text)).containsExactly("plot", "movie", "good", "The");
    double norm = Math.sqrt(10.907068 + 5.984320 + 2.866747 + 1);
    assertThat(scores(found))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
        .containsExactly(3.302585 / norm, 2.446287 / norm, 1.693147 / norm, 1 / norm);
    assertThat(found.keywords()).extracting(Keyword::count).containsExactly(1, 2, 1, 1);
    assertThat(found.keywords().get(1).start()).isEqualTo(15);
  }

  @Test
  void countsFormsOfOneStemTogetherAndShowsTheFirst() {
    AnalyzerDefinition stems = AnalyzerDefinition.english().with(Component.of("porterStem"));
    String text = "Runners run. Running, he runs and RAN";

    FoundKeywords found = extractor(stems, new KeywordOptions(1, 0)).extract(text);

    assertThat(texts(found, text)).containsExactly("run");
    assertThat(found.keywords().get(0)).extracting(Keyword::start, Keyword::count).contains(8, 3);
  }

  @Test
  void findsPhrasesThatTheChainMakes() {
    AnalyzerDefinition pairs = AnalyzerDefinition.english().with(Component.of("shingle"));
    String text = "a good   movie";

    FoundKeywords found = extractor(pairs, ALL).extract(text);

    assertThat(texts(found, text)).containsExactly("a", "a good", "good   movie", "good", "movie");
    double norm =
        Math.sqrt(
            Stream.of(0, 0, 1, 4, 7)
                .mapToDouble(documents -> Math.pow(TinyKeywords.tfIdf(1, documents), 2))
                .sum());
    assertThat(found.keywords().get(2).score())
        .isCloseTo((float) (TinyKeywords.tfIdf(1, 1) / norm), within(1e-6f));
  }

  @Test
  void givesNoMoreThanAskedForAndOfEqualOnesThoseThatOccurFirst() {
    String text = "zebra apple zoo ant good good good good";
    AnalyzerDefinition chain = AnalyzerDefinition.english();

    assertThat(texts(extractor(chain, new KeywordOptions(3, 0)).extract(text), text))
        .containsExactly("good", "zebra", "apple");
    assertThat(texts(extractor(chain, new KeywordOptions(9, 0.5f)).extract(text), text))
        .containsExactly("good");
  }

  @Test
  void aTextWithoutWordsHasNone() {
    for (String text : List.of("", "  ", "...", "\ud800", "\u0000")) {
      assertThat(extractor(AnalyzerDefinition.english(), ALL).extract(text))
          .isEqualTo(new FoundKeywords(0, List.of()));
    }
  }

  @Test
  void offsetsPointIntoAnyText() {
    AnalyzerDefinition pairs = AnalyzerDefinition.english().with(Component.of("shingle"));
    AnalyzerDefinition units =
        new AnalyzerDefinition(
            List.of(),
            new Component("nGram", Map.of("minGramSize", "1", "maxGramSize", "2")),
            List.of(),
            AnalyzerDefinition.VOCABULARY,
            AnalyzerDefinition.english().form(),
            AnalyzerDefinition.english().weights(),
            null);
    for (AnalyzerDefinition chain : List.of(pairs, units)) {
      KeywordExtractor extractor = extractor(chain, ALL);
      Stream.concat(RandomTexts.of(7, 500), Stream.of("\ud83d good \ude00", "x".repeat(100_000)))
          .forEach(text -> assertSound(extractor.extract(text), text));
    }
  }

  private static void assertSound(FoundKeywords found, String text) {
    double squares = 0;
    Keyword last = null;
    for (Keyword keyword : found.keywords()) {
      String shown = keyword.of(text);
      assertThat(Character.isLowSurrogate(shown.charAt(0)) && pairs(text, keyword.start()))
          .isFalse();
      assertThat(pairs(text, keyword.end())).isFalse();
      assertThat(keyword.score()).isBetween(0f, 1f);
      squares += keyword.score() * keyword.score();
      if (last != null) {
        assertThat(keyword.score()).isLessThanOrEqualTo(last.score());
      }
      last = keyword;
    }
    if (!found.keywords().isEmpty() && found.keywords().size() < ALL.limit()) {
      assertThat(squares).isCloseTo(1, within(1e-4));
    }
    assertThat(found.keywords().isEmpty()).isEqualTo(found.words() == 0);
  }

  private static boolean pairs(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
  }

  @Test
  void isOfNoUseForModelsAndModelsAreOfNoneForIt() {
    ModelBundle table = ModelBundle.open(TinyKeywords.write(dir.resolve("table")));
    ModelBundle model = ModelBundle.open(TinyBundles.sentiment(dir.resolve("model")));

    assertThat(table.task(Keywords.class)).isEqualTo(new Keywords());
    assertThat(table.graphs()).isEmpty();
    assertThatThrownBy(() -> table.openModel(SessionOptions.DEFAULT))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("'keywords' 1")
        .hasMessageContaining("it has no graph");
    assertThatThrownBy(() -> KeywordExtractor.open(model, ALL))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no head for 'keyword-extraction'");
  }

  @Test
  void refusesABundleThatIsNotWhole() throws IOException {
    Path folder = TinyKeywords.write(dir);
    String content = ModelBundle.open(folder).content();
    Files.writeString(folder.resolve("words.tsv"), "other\t1\n");
    assertRefused(folder, "words.tsv has 8 bytes");

    seal(folder);
    assertThat(ModelBundle.open(folder).content()).isNotEqualTo(content);
    Files.writeString(
        folder.resolve("analyzer.json"),
        "{\"formatVersion\":1,\"tokenizer\":{\"name\":\"standard\"}}");
    seal(folder);
    assertRefused(folder, "documents are not stated");

    Files.delete(folder.resolve("analyzer.json"));
    seal(folder);
    assertRefused(folder, "analyzer.json is missing");
  }

  private static void seal(Path folder) throws IOException {
    BundleWriter.seal(folder, BundleManifest.of("keywords", "1", Keywords.NAME));
  }

  private static void assertRefused(Path folder, String why) {
    assertThatThrownBy(() -> KeywordExtractor.open(ModelBundle.open(folder), ALL))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(why);
  }

  private KeywordExtractor extractor(AnalyzerDefinition chain, KeywordOptions options) {
    return KeywordExtractor.open(ModelBundle.open(TinyKeywords.write(dir, "1", chain)), options);
  }

  private static List<String> texts(FoundKeywords found, String text) {
    return found.keywords().stream().map(keyword -> keyword.of(text)).toList();
  }

  private static List<Double> scores(FoundKeywords found) {
    return found.keywords().stream().map(keyword -> (double) keyword.score()).toList();
  }
}
