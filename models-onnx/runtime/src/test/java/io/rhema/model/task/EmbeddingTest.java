package io.rhema.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.session.InferenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {
  /** Three tokens of two dimensions: special, sub-word, special. */
  private static final float[] TOKENS = {1, -4, 5, 2, 3, -1};

  private static final Embedding MEAN = new Embedding(Pooling.MEAN, true);

  @Test
  void meanTakesSpecialTokensIn() {
    assertThat(MEAN.pool(TOKENS, 2)).containsExactly(3, -1);
  }

  @Test
  void maxTakesTheLargestOfEachDimension() {
    assertThat(new Embedding(Pooling.MAX, true).pool(TOKENS, 2)).containsExactly(5, 2);
  }

  @Test
  void clsTakesTheFirstToken() {
    assertThat(new Embedding(Pooling.CLS, true).pool(TOKENS, 2)).containsExactly(1, -4);
  }

  @Test
  void whatTheGraphPooledStaysAsItIs() {
    for (Pooling pooling : Pooling.values()) {
      assertThat(new Embedding(pooling, true).pool(TOKENS, 6)).containsExactly(TOKENS);
    }
  }

  @Test
  void numbersThatAreNoWholeVectorsAreRefused() {
    assertThatThrownBy(() -> MEAN.pool(TOKENS, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("6 numbers are no vectors of 4 dimensions");
  }

  @Test
  void aNormalisedVectorHasTheLengthOne() {
    assertThat(MEAN.interpret(new float[] {3, -4})).containsExactly(0.6f, -0.8f);
  }

  @Test
  void aVectorThatIsNotNormalisedIsLeftAsItIs() {
    assertThat(new Embedding(Pooling.MEAN, false).interpret(new float[] {3, -4}))
        .containsExactly(3, -4);
  }

  @Test
  void aVectorOfZerosStays() {
    assertThat(MEAN.interpret(new float[] {0, 0})).containsExactly(0, 0);
  }

  @Test
  void hugeAndTinyVectorsAreNormalisedToo() {
    float half = (float) Math.sqrt(0.5);

    assertThat(MEAN.interpret(new float[] {3e38f, 3e38f}))
        .containsExactly(new float[] {half, half}, within(1e-6f));
    float tiny = 7 * Float.MIN_VALUE;
    assertThat(MEAN.interpret(new float[] {tiny, tiny}))
        .containsExactly(new float[] {half, half}, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesNumbersThatAreNone(float bad) {
    assertThatThrownBy(() -> MEAN.interpret(new float[] {0, bad}))
        .isInstanceOf(InferenceException.class)
        .hasMessage("Dimension 1 of the model's vector is %s; it must be a finite number.", bad);
  }
}
