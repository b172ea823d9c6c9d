package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenBatchTest {
  @Test
  void padsRowsOnTheRight() {
    TokenBatch batch = TokenBatch.of(List.of(new int[] {5}, new int[] {6, 7}), 9);

    assertThat(batch.ids()).containsExactly(5, 9, 6, 7);
    assertThat(batch.lengths()).containsExactly(1, 2);
    assertThat(batch.paddedTokens()).isEqualTo(4);
  }

  @Test
  void refusesABatchWithoutRows() {
    assertThatThrownBy(() -> TokenBatch.of(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A batch of 0 rows of 0 tokens is empty; there is nothing to run");
  }

  @Test
  void refusesARowWithoutTokens() {
    assertThatThrownBy(() -> TokenBatch.of(List.of(new int[] {5}, new int[0]), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row has length 0; it must be 1 to 1");
  }

  @Test
  void padsShapesWithSmallLettersApart() {
    TokenBatch batch =
        TokenBatch.ofRows(
            List.of(
                new TokenRow(new int[] {5}, new byte[] {3}),
                new TokenRow(new int[] {6, 7}, new byte[] {1, 2})),
            9);

    assertThat(batch.ids()).containsExactly(5, 9, 6, 7);
    assertThat(batch.shapes()).containsExactly(3, 0, 1, 2);
  }

  @Test
  void padsWeightsWithZeroAndCountsRowsWithoutThemAsOne() {
    TokenBatch batch =
        TokenBatch.ofRows(
            List.of(
                new TokenRow(new int[] {5}, new byte[1], new float[] {0.5f}),
                new TokenRow(new int[] {6, 7})),
            9);

    assertThat(batch.weights()).containsExactly(0.5f, 0, 1, 1);
    assertThat(batch.weight(0, 0)).isEqualTo(0.5f);
    assertThat(batch.weight(0, 1)).isZero();
    assertThat(batch.weight(1, 7)).isZero();
  }

  @Test
  void rowsWithoutWeightsNeedNoMemoryForThem() {
    TokenBatch batch = TokenBatch.of(List.of(new int[] {5}, new int[] {6, 7}), 9);

    assertThat(batch.weights()).isEmpty();
    assertThat(batch.weight(0, 0)).isEqualTo(1);
    assertThat(batch.weight(0, 1)).isZero();
  }

  @Test
  void refusesWeightsForSomeTokensOnly() {
    assertThatThrownBy(() -> new TokenRow(new int[2], new byte[2], new float[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "2 ids and 1 weights do not make a row; there must be one of each a token, or no"
                + " weight");
    assertThatThrownBy(
            () -> new TokenBatch(1, 2, new int[2], new int[2], new float[1], new int[] {2}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 weights for 2 ids; there must be one an id, or none");
  }

  @Test
  void refusesARowWithoutAShapeForEachToken() {
    assertThatThrownBy(() -> new TokenRow(new int[2], new byte[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 ids and 1 shapes do not make a row; there must be one of each a token");
  }

  @Test
  void refusesIdsThatDoNotFillTheRows() {
    assertThatThrownBy(
            () -> new TokenBatch(2, 2, new int[3], new int[3], new float[0], new int[] {1, 1}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 ids, 3 shapes and 2 lengths do not make 2 rows of 2 tokens");
  }
}
