package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChrfTest {
  private static final List<String> FRIENDS =
      List.of(
          "The relationship between cats and dogs is not exactly friendly.",
          "a good bookshop is just a genteel black hole that knows how to read.");
  private static final List<String> WANTED =
      List.of(
          "The relationship between dogs and cats is not exactly friendly.",
          "A good bookshop is just a genteel Black Hole that knows how to read.");

  @Test
  void isWhatSacrebleuSays() {
    // the example in the documentation of Hugging Face's evaluate, which calls sacrebleu
    Chrf chrf = Chrf.of(FRIENDS, WANTED);

    assertThat(chrf.score()).isCloseTo(84.64214891738334, within(1e-9));
    assertThat(chrf).hasToString("chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no = 84.64");
    assertThat(Chrf.of(FRIENDS.subList(0, 1), WANTED.subList(0, 1)).score())
        .isCloseTo(84.41131092011067, within(1e-9));
  }

  /** sacrebleu's test/test_chrf.py, test_cases_effective_order, where any beta gives the same. */
  @ParameterizedTest
  @CsvSource({
    "a, a, 100",
    "'', reference, 0",
    "a b c, abc, 100",
    "'', c, 0",
    "aa, ab, 25",
    "a, b, 0"
  })
  void isWhatSacrebleuSaysOfShortTexts(String translation, String reference, double score) {
    assertThat(Chrf.of(List.of(translation), List.of(reference)).score())
        .isCloseTo(score, within(1e-9));
  }

  @Test
  void addsUpTheTextsOfACorpus() {
    assertThat(Chrf.of(List.of("a", "b"), List.of("a", "c")).score()).isCloseTo(50, within(1e-9));
  }

  @Test
  void leavesOutRunsLongerThanTheReferenceIs() {
    Chrf chrf = Chrf.of(List.of("abcd"), List.of("ab"));

    assertThat(chrf.totals()).containsExactly(4L, 3L, 0L, 0L, 0L, 0L);
    assertThat(chrf.referenceTotals()).containsExactly(2L, 1L, 0L, 0L, 0L, 0L);
    assertThat(chrf.matches()).containsExactly(2L, 1L, 0L, 0L, 0L, 0L);
    // precision 5/12, recall 1
    assertThat(chrf.value()).isCloseTo(5 * 5 / 12.0 / (4 * 5 / 12.0 + 1), within(1e-12));
  }

  @Test
  void countsCharactersOfAllPlanesOnce() {
    assertThat(Chrf.of(List.of("😀"), List.of("😀")).totals()).startsWith(1L, 0L);
    assertThat(Chrf.of(List.of("😀"), List.of("😁")).score()).isZero();
  }

  @Test
  void nothingIsZero() {
    assertThat(Chrf.of(List.of(), List.of()).score()).isZero();
    assertThat(Chrf.of(List.of("", "a"), List.of("", "")).score()).isZero();
  }

  @Test
  void refusesTextsWithoutAReference() {
    assertThatThrownBy(() -> Chrf.of(List.of("a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 translations can't be compared with 0 references; each must have one");
  }
}
