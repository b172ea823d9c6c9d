package io.rhema.model.text.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.testing.RandomTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenizerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offsets lie in the text, whatever the text and the chain. */
class WordOffsetsTest {
  private static final int LONG = 100_000;

  private static final List<Component> HTML = List.of(Component.of("htmlStrip"));

  @TempDir Path dir;

  @Test
  void theTextOfAWordAnalysedAloneIsThatWord() {
    List<Component> filters = AnalyzerDefinition.english().filters();
    WordAnalyzer chain =
        AnalyzerDefinition.of(List.of(), Component.of("standard"), filters).open(dir);

    RandomTexts.of(41, 3_000)
        .forEach(
            text -> {
              int previous = 0;
              for (Word word : sound(chain, text)) {
                assertThat(word.start()).as(text).isGreaterThanOrEqualTo(previous);
                previous = word.end();
                String part = text.substring(word.start(), word.end());
                assertThat(chain.words(part)).as("'%s' of '%s'", part, text).hasSize(1);
                assertThat(chain.words(part).get(0).text()).as(text).isEqualTo(word.text());
              }
            });
  }

  @Test
  void everyComponentThatNeedsNoArgumentKeepsThemInTheText() {
    List<String> texts = Stream.concat(poisoned(1_000), RandomTexts.of(42, 60)).toList();
    int opened = 0;
    for (AnalyzerDefinition definition : chains()) {
      WordAnalyzer chain;
      try {
        chain = definition.open(dir);
      } catch (BundleException e) {
        assertThat(e).hasMessageMatching("(?s).*(missing parameter|is not supported).*");
        continue;
      }
      opened++;
      texts.forEach(text -> sound(chain, text));
    }
    assertThat(opened).isGreaterThan(100);
  }

  private static List<AnalyzerDefinition> chains() {
    Component standard = Component.of("standard");
    List<AnalyzerDefinition> chains = new ArrayList<>();
    CharFilterFactory.availableCharFilters()
        .forEach(
            name ->
                chains.add(
                    AnalyzerDefinition.of(List.of(Component.of(name)), standard, List.of())));
    TokenizerFactory.availableTokenizers()
        .forEach(name -> chains.add(AnalyzerDefinition.of(HTML, Component.of(name), List.of())));
    TokenFilterFactory.availableTokenFilters()
        .forEach(
            name -> chains.add(AnalyzerDefinition.of(HTML, standard, List.of(Component.of(name)))));
    return chains;
  }

  @Test
  void poisonedTextsAreAnswered() {
    Component swap =
        new Component("patternReplace", Map.of("pattern", "(.)(!+)", "replacement", "$2longer$1"));
    AnalyzerDefinition replacing =
        AnalyzerDefinition.of(
            List.of(swap, HTML.get(0)), Component.of("standard"), List.of(Component.of("shingle")));
    for (AnalyzerDefinition definition :
        List.of(AnalyzerDefinition.english(), AnalyzerDefinition.french(), replacing)) {
      WordAnalyzer chain = definition.open(dir);
      Stream.concat(poisoned(LONG), RandomTexts.of(43, 500)).forEach(text -> sound(chain, text));
    }
  }

  private static Stream<String> poisoned(int length) {
    return Stream.of(
        "",
        " \t\r\n\u00A0\u3000",
        "\u0000",
        "a\u0000b \u0000 c",
        "\uD83D",
        "a\uDE00\uD83Db",
        "one\uD83D two \uDE00three\uD83D",
        "\u0301\u0316\u302E",
        "\uFFFF\uFFFE\uDBFF\uDFFF",
        "&#55357;&#0;&#1114112;&#xFFFFFFFFF;&;&amp",
        "<!--<![CDATA[<script>a</style><a href='>",
        "<b>".repeat(length / 3),
        "<".repeat(length),
        "&amp;".repeat(length / 5),
        "a".repeat(length),
        "!".repeat(length),
        "中".repeat(length),
        "\uD83D".repeat(length),
        "é\u0316".repeat(length / 2),
        " ".repeat(length));
  }

  private static List<Word> sound(WordAnalyzer chain, String text) {
    List<Word> words = chain.words(text);
    for (Word word : words) {
      assertThat(0 <= word.start() && word.start() <= word.end() && word.end() <= text.length())
          .as("%s of a text of %d characters, '%.80s'", word, text.length(), text)
          .isTrue();
    }
    return words;
  }
}
