package io.rhema.model.task.entity;

import static io.rhema.model.task.entity.Aggregation.NONE;
import static io.rhema.model.task.entity.Aggregation.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.session.InferenceException;
import io.rhema.model.task.TokenClassification;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityGrouperTest {
  private static final float LN_3 = (float) Math.log(3);
  private static final TokenClassification TASK = new TokenClassification(List.of("O", "PER"));

  private final EntityGrouper grouper = new EntityGrouper(TASK, EntityOptions.DEFAULT);

  @Test
  void readsItsPartOfABatch() {
    // A row of another text, [CLS], two sub-words, [SEP].
    float[] batch = {9, 9, 9, 9, 0, 5, 0, LN_3, LN_3, 0, 0, 5};

    List<Entity> entities =
        group(new WindowLogits(0, 2, batch, 6, 2), new int[] {0, 4}, new int[] {3, 9});

    assertThat(entities).containsExactly(new Entity("PER", 0, 3, 0.75f));
  }

  @Test
  void aTextWithoutSubWordsHasNoEntities() {
    assertThat(group(new WindowLogits(0, 0, new float[0], 0, 2), new int[0], new int[0])).isEmpty();
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    float[] logits = {-3e38f, 3e38f};

    assertThat(group(new WindowLogits(0, 1, logits, 0, 2), new int[] {0}, new int[] {1}))
        .singleElement()
        .satisfies(entity -> assertThat(entity.score()).isCloseTo(1f, within(0f)));
  }

  @Test
  void subWordsOfOneCharacterDoNotMakeEntitiesThatOverlap() {
    // A Hangul syllable is cut into its letters, which share its offsets.
    float[] logits = {0, LN_3, 0, 5, LN_3, 0};
    int[] starts = {0, 0, 0};
    int[] ends = {1, 1, 1};
    int[] words = {0, 0, 0};
    List<WindowLogits> window = List.of(new WindowLogits(0, 3, logits, 0, 2));

    for (Aggregation aggregation : List.of(NONE, SIMPLE)) {
      EntityOptions options = EntityOptions.DEFAULT.withAggregation(aggregation);
      assertThat(new EntityGrouper(TASK, options).group(window, starts, ends, words)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 3, PER, 1", "1, 2, O, 1", "2, 0, O, 0"})
  void refusesLogitsThatAreNoNumbers(int kind, int at, String label, int subWord) {
    float bad = List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY).get(kind);
    float[] logits = new float[4];
    logits[at] = bad;
    int[] offsets = new int[2];

    assertThatThrownBy(() -> group(new WindowLogits(0, 2, logits, 0, 2), offsets, offsets))
        .isInstanceOf(InferenceException.class)
        .hasMessage(
            "The model's logit for '%s' of sub-word %d is %s; it must be a finite number.",
            label, subWord, bad);
  }

  @Test
  void looksAtSubWordsThatTheStrategyDoesNotRead() {
    float[] logits = {0, 1, 0, Float.NaN};
    List<WindowLogits> window = List.of(new WindowLogits(0, 2, logits, 0, 2));

    assertThatThrownBy(
            () -> grouper.group(window, new int[] {0, 1}, new int[] {1, 2}, new int[] {0, 0}))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("sub-word 1 is NaN");
  }

  @Test
  void refusesAnotherNumberOfLogits() {
    assertThatThrownBy(
            () -> group(new WindowLogits(0, 1, new float[3], 0, 3), new int[1], new int[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 logits a sub-word for 2 labels; both must match");
  }

  @Test
  void refusesAWindowThatReachesBeyondTheText() {
    assertThatThrownBy(
            () -> group(new WindowLogits(0, 2, new float[4], 0, 2), new int[1], new int[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A window ends at sub-word 2 of a text of 1; it must lie within the text");
  }

  @Test
  void refusesAWindowThatReachesBeyondItsLogits() {
    assertThatThrownBy(() -> new WindowLogits(3, 5, new float[6], 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Sub-words [3, 5) with 2 logits each from index 3 on do not fit an array of 6");
  }

  @Test
  void refusesAnEntityOfNothing() {
    assertThatThrownBy(() -> new Entity("PER", 4, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An entity spans [4, 4); it must hold at least one character");
  }

  /** Each sub-word is a word of its own. */
  private List<Entity> group(WindowLogits window, int[] starts, int[] ends) {
    int[] words = new int[starts.length];
    Arrays.setAll(words, i -> i);
    return grouper.group(List.of(window), starts, ends, words);
  }
}
