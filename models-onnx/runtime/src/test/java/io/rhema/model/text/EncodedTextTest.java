package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.TokenRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTextTest {
  private static final int[] TWO = {0, 1};

  @Test
  void isEqualOnlyWithEqualWordsAndCases() {
    EncodedText text = text(new int[] {0, 0}, new byte[] {1, 1});

    assertThat(text).isEqualTo(text(new int[] {0, 0}, new byte[] {1, 1}));
    assertThat(text).isNotEqualTo(text(new int[] {0, 1}, new byte[] {1, 1}));
    assertThat(text).isNotEqualTo(text(new int[] {0, 0}, new byte[] {0, 0}));
  }

  @Test
  void subWordsAreWordsOfTheirOwnUnlessSaidOtherwise() {
    EncodedText text = EncodedText.of("bert", TWO, TWO, TWO);

    assertThat(text.words()).containsExactly(0, 1);
    assertThat(text.cases()).containsExactly(0, 0);
  }

  @Test
  void refusesArraysOfDifferentLengths() {
    assertThatThrownBy(() -> text(new int[] {0}, new byte[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2, 2, 2, 1 and 2 entries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,1", "0,2", "-1,0", "1,0"})
  void refusesWordsWithGaps(String words) {
    String[] numbers = words.split(",");
    int[] given = {Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])};

    assertThatThrownBy(() -> text(given, new byte[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("words count from 0 without a gap");
  }

  @Test
  void refusesACaseThatThereIsNot() {
    assertThatThrownBy(() -> text(TWO, new byte[] {0, 4}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 is no letter case");
  }

  @Test
  void isEqualOnlyWithEqualWeights() {
    assertThat(weighted(1, 2)).isEqualTo(weighted(1, 2)).isNotEqualTo(weighted(1, 3));
    assertThat(weighted()).isEqualTo(text(TWO, new byte[2]));
  }

  @Test
  void refusesWeightsThatAreNotOneASubWordAndFinite() {
    assertThatThrownBy(() -> weighted(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 weights for 2 sub-words; there must be one a sub-word, or none");
    assertThatThrownBy(() -> weighted(1, Float.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sub-word 1 has weight NaN; it must be a finite number");
  }

  @Test
  void aRowHasTheWeightsOfItsWindowAndSpecialTokensOfWeight1() {
    SequenceFormat format = new SequenceFormat(new int[] {101}, new int[] {102}, 0);

    assertThat(format.row(weighted(0.25f, 0.5f), new Window(1, 2)).weights())
        .containsExactly(1, 0.5f, 1);
    assertThat(format.row(weighted(), new Window(0, 2)).weights()).isEmpty();
  }

  private static EncodedText weighted(float... weights) {
    return new EncodedText("bert", TWO, TWO, TWO, TWO, new byte[2], weights);
  }

  @Test
  void aRowHasSpecialTokensOfShape0AroundItsWindow() {
    SequenceFormat format = new SequenceFormat(new int[] {101}, new int[] {102, 103}, 0);
    EncodedText text =
        new EncodedText(
            "bert", new int[] {5, 6, 7}, new int[3], new int[3], new int[3], new byte[] {2, 1, 3});

    TokenRow row = format.row(text, new Window(1, 3));

    assertThat(row.ids()).containsExactly(101, 6, 7, 102, 103);
    assertThat(row.shapes()).containsExactly(0, 1, 3, 0, 0);
  }

  private static EncodedText text(int[] words, byte[] cases) {
    return new EncodedText("bert", TWO, TWO, TWO, words, cases);
  }
}
