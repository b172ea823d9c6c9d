package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.testing.RandomTexts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterCaseTest {
  private static final Pattern NO_CASE = Pattern.compile("[^\\p{Lu}\\p{Lt}\\p{Ll}]");

  @ParameterizedTest
  @CsvSource({
    "for, LOWER",
    "42, LOWER",
    "!, LOWER",
    "東京, LOWER",
    "שלום, LOWER",
    "مرحبا, LOWER",
    "😀, LOWER",
    "ß, LOWER",
    "Ada, TITLE",
    "I, TITLE",
    "3D, TITLE",
    "4Th, TITLE",
    "Élan, TITLE",
    "E\u0301lan, TITLE",
    "Ωμέγα, TITLE",
    "İstanbul, TITLE",
    "ǅemal, TITLE",
    "ǅ, TITLE",
    "𐐀𐐨, TITLE",
    "NATO, UPPER",
    "B2B, UPPER",
    "ÉTÉ, UPPER",
    "E\u0301TE\u0301, UPPER",
    "МИД, UPPER",
    "ǅA, UPPER",
    "𐐀𐐁, UPPER",
    "iPhone, MIXED",
    "McDonald, MIXED",
    "PhD, MIXED",
    "eX, MIXED",
    "USAs, MIXED",
  })
  void tellsHowAWordIsWritten(String word, LetterCase expected) {
    assertThat(LetterCase.of(word, 0, word.length())).isEqualTo(expected);
  }

  @Test
  void readsTheRangeAlone() {
    assertThat(LetterCase.of("AdaBC", 1, 3)).isEqualTo(LetterCase.LOWER);
    assertThat(LetterCase.of("AdaBC", 3, 5)).isEqualTo(LetterCase.UPPER);
    assertThat(LetterCase.of("AdaBC", 2, 2)).isEqualTo(LetterCase.LOWER);
  }

  @Test
  void readsNoHalfOfAPairOutsideTheRange() {
    assertThat(LetterCase.of("a𐐀", 0, 2)).isEqualTo(LetterCase.LOWER);
  }

  @Test
  void agreesWithTheSameRuleAsPatterns() {
    RandomTexts.of(31, 5_000)
        .forEach(
            text ->
                assertThat(LetterCase.of(text, 0, text.length())).as(text).isEqualTo(byRule(text)));
  }

  static LetterCase byRule(String word) {
    String letters = NO_CASE.matcher(word).replaceAll("");
    if (letters.matches("\\p{Ll}*")) {
      return LetterCase.LOWER;
    }
    if (letters.matches("[\\p{Lu}\\p{Lt}]\\p{Ll}*")) {
      return LetterCase.TITLE;
    }
    return letters.matches("[\\p{Lu}\\p{Lt}]+") ? LetterCase.UPPER : LetterCase.MIXED;
  }

  @Test
  void aCodeIsTheNumberThatModelsAreFed() {
    assertThat(List.of(LetterCase.values()))
        .extracting(LetterCase::code)
        .containsExactly((byte) 0, (byte) 1, (byte) 2, (byte) 3);
    assertThat(LetterCase.ofCode(2)).isEqualTo(LetterCase.UPPER);
    assertThatThrownBy(() -> LetterCase.ofCode(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 is no letter case; the codes are 0 to 3");
    assertThatThrownBy(() -> LetterCase.ofCode(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
