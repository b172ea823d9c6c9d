package io.rhema.model.task;

import io.rhema.model.session.InferenceException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A vector for a whole text, near those of texts that mean the same. The rules are those of
 * sentence-transformers; a text of several windows has the mean of their vectors ({@link
 * WindowMean}), and is normalised after that.
 *
 * @param pooling how it is made of the tokens' vectors; by the graph itself when its output has one
 *     vector a row
 * @param normalised whether it is divided by its Euclidean norm
 */
public record Embedding(Pooling pooling, boolean normalised) implements Task {

  /** The task's name in manifests. */
  public static final String NAME = "feature-extraction";

  public Embedding {
    Objects.requireNonNull(pooling, "pooling");
  }

  @Override
  public String name() {
    return NAME;
  }

  /** None: every dimension is a number of its own. */
  @Override
  public List<String> labels() {
    return List.of();
  }

  /**
   * The vector of one window.
   *
   * @param values the window's vector, or those of all its tokens one after the other, special
   *     tokens included and padding left out
   * @param width dimensions of a vector
   */
  public float[] pool(float[] values, int width) {
    if (width < 1 || values.length == 0 || values.length % width != 0) {
      throw new IllegalArgumentException(
          "%d numbers are no vectors of %d dimensions".formatted(values.length, width));
    }
    return switch (pooling) {
      case CLS -> Arrays.copyOf(values, width);
      case MEAN -> mean(values, width);
      case MAX -> largest(values, width);
    };
  }

  private static float[] mean(float[] values, int width) {
    WindowMean mean = new WindowMean(width);
    for (int token = 0; token < values.length; token += width) {
      mean.add(values, token, 1);
    }
    return mean.value();
  }

  private static float[] largest(float[] values, int width) {
    float[] largest = Arrays.copyOf(values, width);
    for (int i = width; i < values.length; i++) {
      largest[i % width] = Math.max(largest[i % width], values[i]);
    }
    return largest;
  }

  /**
   * The vector of a text, of length 1 if it is to be normalised. One of zeros has no direction and
   * stays as it is.
   *
   * @param pooled the mean of the vectors of its windows
   * @throws InferenceException when one of the numbers is not finite
   */
  public float[] interpret(float[] pooled) {
    double squares = 0;
    for (int i = 0; i < pooled.length; i++) {
      if (!Float.isFinite(pooled[i])) {
        throw new InferenceException(
            "Dimension %d of the model's vector is %s; it must be a finite number."
                .formatted(i, pooled[i]));
      }
      squares += (double) pooled[i] * pooled[i];
    }
    float[] vector = pooled.clone();
    if (normalised && squares > 0) {
      double norm = Math.sqrt(squares);
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] / norm);
      }
    }
    return vector;
  }
}
