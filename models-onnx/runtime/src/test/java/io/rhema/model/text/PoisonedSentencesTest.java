package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rhema.model.testing.RandomTexts;
import io.rhema.model.text.sentencepiece.SentencePieceAnalyzer;
import io.rhema.model.text.sentencepiece.SentencePieceModel;
import io.rhema.model.text.sentencepiece.SpmFile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a producer sends, SentencePiece answers, with offsets that lie in the text. */
class PoisonedSentencesTest {
  private static final int LONG = 100_000;

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(
            "unigram",
            TinySpm.unigram(SpmFile.withUsualSpecials())
                .charsmap(TinySpm.CHARSMAP)
                .piece("a".repeat(16), -20)),
        Arguments.of("bytes", TinySpm.unigram(SpmFile.withUsualSpecials().allBytes())),
        Arguments.of(
            "all blanks",
            TinySpm.unigram(SpmFile.withUsualSpecials())
                .removeExtraWhitespaces(false)
                .addDummyPrefix(false)),
        Arguments.of(
            "bpe",
            TinySpm.bpe(SpmFile.withUsualSpecials())
                .charsmap(TinySpm.CHARSMAP)
                .piece("aa", -1)
                .piece("aaaa", -2)
                .piece("aaaaaaaa", -3)),
        Arguments.of("words", TinySpm.words(SpmFile.withUsualSpecials())),
        Arguments.of("characters", TinySpm.characters(SpmFile.withUsualSpecials())));
  }

  private static Map<String, String> texts() {
    return Map.ofEntries(
        Map.entry("empty", ""),
        Map.entry("blank", " \t\r\n\u00A0\u3000"),
        Map.entry("NUL", "\u0000"),
        Map.entry("NUL inside", "a\u0000b \u0000 c"),
        Map.entry("lone high surrogate", "\uD83D"),
        Map.entry("lone low surrogate", "\uDE00"),
        Map.entry("surrogates the wrong way round", "a\uDE00\uD83Db"),
        Map.entry("lone surrogate before a pair", "\uD83D\uD83D\uDE00"),
        Map.entry("only marks", "\u0301\u0316\u302E"),
        Map.entry("noncharacters", "\uFFFF\uFFFE\uDBFF\uDFFF"),
        Map.entry("only what is dropped", "\u00AD\u200B"),
        Map.entry("the sign for a blank", "▁▁ ▁"),
        Map.entry("long word", "a".repeat(LONG)),
        Map.entry("long unknown", "\u1E9E".repeat(LONG)),
        Map.entry("long ideographs", "中".repeat(LONG)),
        Map.entry("long surrogates", "\uD83D".repeat(LONG)),
        Map.entry("long accents", "e\u0301".repeat(LONG / 2)),
        Map.entry("long rules", "½…\u3000".repeat(LONG / 3)),
        Map.entry("long signs for a blank", "▁".repeat(LONG)),
        Map.entry("long blanks", " ".repeat(LONG)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void everyModelAnswersEveryText(String name, SpmFile file) {
    SentencePieceModel model = file.read();
    TextEncoder encoder = new AnalyzerTextEncoder(SentencePieceAnalyzer.of(model), name, null);
    int size = model.pieces().size();
    texts().forEach((kind, text) -> assertSound(kind, text, encoder.encode(text), size));
    RandomTexts.of(62, 500)
        .map(text -> text.replace('e', '\uD83D').replace('t', '\uDE00'))
        .forEach(text -> assertSound(text, text, encoder.encode(text), size));
  }

  private static void assertSound(String description, String text, EncodedText encoded, int size) {
    int previous = 0;
    for (int i = 0; i < encoded.size(); i++) {
      int id = encoded.ids()[i];
      int start = encoded.starts()[i];
      int end = encoded.ends()[i];
      // A blank that was added stands for nothing.
      boolean sound =
          id >= 0 && id < size && previous <= start && start <= end && end <= text.length();
      if (!sound) {
        fail("%s: piece %d has id %d and offsets [%d,%d)", description, i, id, start, end);
      }
      previous = start;
    }
    assertThat(encoded.size()).as(description).isLessThanOrEqualTo(4 * text.length() + 1);
  }
}
