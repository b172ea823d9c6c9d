package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.testing.RandomTexts;
import io.rhema.model.text.sentencepiece.PieceType;
import io.rhema.model.text.sentencepiece.SentencePieceAnalyzer;
import io.rhema.model.text.sentencepiece.SentencePieceDecoder;
import io.rhema.model.text.sentencepiece.SentencePieceModel;
import io.rhema.model.text.sentencepiece.SpmFile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pieces and decoded texts against the library itself: not one difference is allowed. */
class SentencePieceParityTest {

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of("unigram", TinySpm.unigram(specials())),
        Arguments.of("unigram, normalised", TinySpm.unigram(specials()).charsmap(TinySpm.CHARSMAP)),
        Arguments.of(
            "unigram, with pieces of users", TinySpm.unigram(ofUsers()).charsmap(TinySpm.CHARSMAP)),
        Arguments.of("unigram, with bytes", TinySpm.unigram(specials().allBytes())),
        Arguments.of("unigram, no dummy", TinySpm.unigram(specials()).addDummyPrefix(false)),
        Arguments.of(
            "unigram, all blanks",
            TinySpm.unigram(specials())
                .charsmap(TinySpm.CHARSMAP)
                .removeExtraWhitespaces(false)
                .unknownSurface("<?>")),
        Arguments.of(
            "unigram, all blanks and no dummy",
            TinySpm.unigram(specials()).removeExtraWhitespaces(false).addDummyPrefix(false)),
        Arguments.of(
            "unigram, blanks behind",
            TinySpm.unigram(specials()).charsmap(TinySpm.CHARSMAP).whitespaceAsSuffix()),
        Arguments.of(
            "unigram, blanks as they are", TinySpm.unigram(specials()).escapeWhitespaces(false)),
        Arguments.of(
            "unigram, denormalised", TinySpm.unigram(specials()).denormalizer(TinySpm.CHARSMAP)),
        Arguments.of("bpe", TinySpm.bpe(specials())),
        Arguments.of(
            "bpe, with pieces of users", TinySpm.bpe(ofUsers()).charsmap(TinySpm.CHARSMAP)),
        Arguments.of("bpe, with bytes", TinySpm.bpe(specials().allBytes())),
        Arguments.of("words", TinySpm.words(specials()).charsmap(TinySpm.CHARSMAP)),
        Arguments.of("characters", TinySpm.characters(ofUsers())));
  }

  private static SpmFile specials() {
    return SpmFile.withUsualSpecials();
  }

  /** With pieces that are never cut, and some that are not to be used. */
  private static SpmFile ofUsers() {
    return specials()
        .piece("<url>", 0, PieceType.USER_DEFINED)
        .piece("great", 0, PieceType.USER_DEFINED)
        .piece("🇩🇪", 0, PieceType.USER_DEFINED)
        .piece("e\u0301", 0, PieceType.USER_DEFINED)
        .piece("a b", 0, PieceType.USER_DEFINED)
        .piece("atx", -0.5, PieceType.UNUSED)
        .piece("▁zz", -0.5, PieceType.UNUSED)
        .piece("zz", -0.25, PieceType.UNUSED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void everyTextGetsTheLibrarysPiecesAndComesBackAsFromIt(String name, SpmFile file) {
    SentencePieceModel model = file.read();
    TextEncoder encoder = new AnalyzerTextEncoder(SentencePieceAnalyzer.of(model), name, null);
    SentencePieceDecoder decoder = new SentencePieceDecoder(model);
    try (SpmOracle oracle = new SpmOracle(file.toBytes())) {
      texts()
          .forEach(
              text -> {
                EncodedText actual = encoder.encode(text);
                assertThat(actual.ids())
                    .as(() -> "%s: %s = %s".formatted(name, text, codes(text)))
                    .isEqualTo(oracle.ids(text));
                assertDecodes(decoder, model, actual.ids(), oracle);
              });
      Random random = new Random(44);
      Stream.generate(() -> row(random, model.pieces().size()))
          .limit(1_000)
          .forEach(ids -> assertDecodes(decoder, model, ids, oracle));
    }
  }

  private static Stream<String> texts() {
    return Stream.of(
            MadeUpLines.of(42, 700),
            RandomTexts.of(43, 1_200),
            Stream.of("", " ", "▁", " ▁ ", "a b", "xa b", "great", "zz zzz▁zz atx", "<url><url>"))
        .flatMap(texts -> texts);
  }

  private static int[] row(Random random, int size) {
    return random
        .ints(random.nextInt(12), 0, random.nextBoolean() ? size : Math.min(size, 300))
        .toArray();
  }

  private static List<String> codes(String text) {
    return text.codePoints().mapToObj(Integer::toHexString).toList();
  }

  private static void assertDecodes(
      SentencePieceDecoder decoder, SentencePieceModel model, int[] ids, SpmOracle oracle) {
    String text = decode(decoder, model, ids);
    // What JNI hands over is not UTF-8 but Java's own variety of it, which writes these otherwise.
    if (text.codePoints().allMatch(c -> c > 0 && Character.isBmpCodePoint(c))) {
      assertThat(text).as(() -> Arrays.toString(ids)).isEqualTo(oracle.decode(ids));
    }
  }

  private static String decode(SentencePieceDecoder decoder, SentencePieceModel model, int[] ids) {
    List<String> pieces = Arrays.stream(ids).mapToObj(id -> model.pieces().get(id).text()).toList();
    return String.join("", decoder.decode(pieces));
  }
}
