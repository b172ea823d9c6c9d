package io.rhema.model.text.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Normal forms and their alignment against the reference, by code point and in context. */
class NormalizerParityTest {
  private static final int BATCH = 2048;

  static List<Arguments> normalizers() {
    return List.of(
        Arguments.of(
            NormalizerOracle.bert(true, true, true, true),
            List.of(
                CharacterStep.CLEAN_TEXT,
                CharacterStep.ISOLATE_IDEOGRAPHS,
                CharacterStep.DECOMPOSE,
                CharacterStep.DROP_NONSPACING_MARKS,
                CharacterStep.LOWERCASE)),
        Arguments.of(
            NormalizerOracle.bert(true, true, false, false),
            List.of(CharacterStep.CLEAN_TEXT, CharacterStep.ISOLATE_IDEOGRAPHS)),
        Arguments.of(
            NormalizerOracle.bert(false, false, true, false),
            List.of(CharacterStep.DECOMPOSE, CharacterStep.DROP_NONSPACING_MARKS)),
        Arguments.of(
            NormalizerOracle.bert(false, false, false, true), List.of(CharacterStep.LOWERCASE)),
        Arguments.of(
            """
            {"type":"Sequence","normalizers":[%s,%s,%s]}"""
                .formatted(
                    NormalizerOracle.NFD,
                    NormalizerOracle.LOWERCASE,
                    NormalizerOracle.STRIP_ACCENTS),
            List.of(CharacterStep.DECOMPOSE, CharacterStep.LOWERCASE, CharacterStep.DROP_MARKS)));
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void everyAssignedCodePointHasTheReferencesForm(String json, List<Step> steps) {
    // Planes 4 to 13 are empty, 15 and 16 private: their ends stand for the rest.
    int[] codePoints =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> c < 0x32000 || c >> 16 == 0xE || (c & 0xFFFF) < 2 || (c & 0xFFFF) > 0xFFFD)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .toArray();
    try (NormalizerOracle oracle = NormalizerOracle.ofNormalizer(json)) {
      Normalizer normalizer = new Normalizer(steps);
      for (int from = 0; from < codePoints.length; from += BATCH) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(from + BATCH, codePoints.length); i++) {
          text.append('x').appendCodePoint(codePoints[i]);
        }
        assertEqualForms(oracle, normalizer, text.append('x').toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void codePointsInRandomContextHaveTheReferencesForms(String json, List<Step> steps) {
    Random random = new Random(20261121);
    try (NormalizerOracle oracle = NormalizerOracle.ofNormalizer(json)) {
      Normalizer normalizer = new Normalizer(steps);
      for (int i = 0; i < 5_000; i++) {
        assertEqualForms(oracle, normalizer, marksAndLetters(random));
      }
    }
  }

  /** Runs of marks of many combining classes, where canonical ordering has work to do. */
  private static String marksAndLetters(Random random) {
    String pool =
        "aÉéåçñ가각가中丽\u0000\u000B\u200D\uFFFD \t\n"
            + "\u0301\u0316\u0327\u0345\u0334\u093C\u094D\u3099\u302E\u302F\u0344\u0F73\u0F75\u0F81"
            + "\u1B44\u1BAA\u0903\u0488\uD834\uDD65\uD834\uDD6D\uD804\uDCC0\u0590\u1DFA\u08D3\u0898"
            + "İIßẞΣςǅΐﬁ\uD801\uDC00\uD83E\uDD36\uD83C\uDFFD";
    int[] choices = pool.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(choices[random.nextInt(choices.length)]);
    }
    return text.toString();
  }

  private static void assertEqualForms(
      NormalizerOracle oracle, Normalizer normalizer, String text) {
    int[] expected =
        oracle.apply(text).stream()
            .flatMapToInt(part -> IntStream.of(part.codePoint(), part.start(), part.end()))
            .toArray();
    char[] chars = text.toCharArray();
    AlignedText fast = new AlignedText();
    normalizer.normalize(chars, 0, chars.length, fast);
    assertThat(describe(fast, text)).as(text).isEqualTo(expected);
    AlignedText whole = new AlignedText();
    normalizer.normalizeAsAWhole(chars, 0, chars.length, whole);
    assertThat(describe(whole, text)).as(text).isEqualTo(expected);
  }

  /** Code point, start and end of each; the reference counts code points, we count UTF-16 units. */
  private static int[] describe(AlignedText form, String original) {
    int[] codePointOfUnit = new int[original.length() + 1];
    for (int i = 1; i <= original.length(); i++) {
      boolean inside =
          i < original.length()
              && Character.isSurrogatePair(original.charAt(i - 1), original.charAt(i));
      codePointOfUnit[i] = codePointOfUnit[i - 1] + (inside ? 0 : 1);
    }
    IntStream.Builder parts = IntStream.builder();
    for (int i = 0; i < form.length(); ) {
      int c = Character.codePointAt(form.chars(), i, form.length());
      parts.add(c).add(codePointOfUnit[form.start(i)]).add(codePointOfUnit[form.end(i)]);
      i += Character.charCount(c);
    }
    return parts.build().toArray();
  }
}
