package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.recipe.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordBatchTest {
  private static final int[] TEXT = {7, 8, 1, 9, 10};

  @Test
  void eachNextWordAndTheEndAreAskedForOnce() {
    List<WordRow> rows = WordRow.cut(TEXT, Prediction.NEXT_WORD, 4);

    assertThat(rows)
        .extracting(WordRow::ids)
        .containsExactly(new int[] {0, 7, 8, 1, 9}, new int[] {9, 10, 0});
    WordBatch batch = WordBatch.training(rows, new SplittableRandom(1), 20);
    assertThat(batch.shown().ids()).containsExactly(0, 7, 8, 1, 9, 10, 0, 0);
    assertThat(batch.shown().mask()).containsExactly(1, 1, 1, 1, 1, 1, 0, 0);
    assertThat(batch.positions()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(batch.labels()).containsExactly(7, 8, 1, 9, 10, 0);
  }

  @Test
  void nothingIsAskedOfATextWithoutWords() {
    assertThat(WordRow.cut(new int[0], Prediction.NEXT_WORD, 4)).isEmpty();
    assertThat(WordRow.cut(new int[] {1, 1}, Prediction.MASKED, 4)).isEmpty();
  }

  @Test
  void whatIsHiddenLooksLikeAnUnknownWordInTheEvaluation() {
    List<WordRow> rows = WordRow.cut(TEXT, Prediction.MASKED, 3);
    assertThat(rows)
        .extracting(WordRow::ids)
        .containsExactly(new int[] {7, 8, 1}, new int[] {9, 10});

    WordBatch batch = WordBatch.evaluation(rows, new SplittableRandom(3));

    assertThat(batch.labels()).isNotEmpty().doesNotContain(0, 1);
    long[] whole = {7, 8, 1, 9, 10, 0};
    for (int i = 0; i < batch.labels().length; i++) {
      int position = (int) batch.positions()[i];
      assertThat(batch.shown().ids()[position]).isEqualTo(1);
      assertThat(whole[position]).isEqualTo(batch.labels()[i]);
    }
    assertThat(WordBatch.evaluation(rows, new SplittableRandom(3)).positions())
        .isEqualTo(batch.positions());
  }

  @Test
  void inTrainingOneInTenHiddenWordsIsAnotherAndOneInTenIsShown() {
    int[] text = IntStream.range(0, 40_000).map(i -> 2 + i % 50).toArray();
    List<WordRow> rows = WordRow.cut(text, Prediction.MASKED, 100);

    WordBatch batch = WordBatch.training(rows, new SplittableRandom(5), 1_000);

    int asked = batch.labels().length;
    long[] shown =
        Arrays.stream(batch.positions()).map(at -> batch.shown().ids()[(int) at]).toArray();
    double unknown = Arrays.stream(shown).filter(id -> id == 1).count();
    double right = IntStream.range(0, asked).filter(i -> shown[i] == batch.labels()[i]).count();
    assertThat(asked / 40_000.0).isBetween(0.14, 0.17);
    assertThat(unknown / asked).isBetween(0.77, 0.83);
    assertThat(right / asked).isBetween(0.08, 0.12);
  }
}
