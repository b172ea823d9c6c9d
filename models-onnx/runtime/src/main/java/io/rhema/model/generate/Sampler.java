package io.rhema.model.generate;

import io.rhema.model.session.InferenceException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Draws one id after the other by a model's scores: with the probability of each at a temperature,
 * among the best few (Fan, Lewis and Dauphin 2018, "Hierarchical Neural Story Generation"). Which
 * are drawn is a function of the seed and the scores. Used by one thread.
 */
public final class Sampler {
  private final Sampling sampling;
  private final IntPredicate allowed;
  private final SplittableRandom random;

  /**
   * @param allowed which ids may be drawn at all
   */
  public Sampler(Sampling sampling, IntPredicate allowed) {
    this.sampling = sampling;
    this.allowed = allowed;
    random = new SplittableRandom(sampling.seed());
  }

  /**
   * Draws the next id.
   *
   * @param scores one for each id, before the softmax
   * @throws InferenceException when no id that is allowed has a finite score
   */
  public int next(float[] scores) {
    int[] best = best(scores);
    if (best.length == 0) {
      throw new InferenceException(
          "None of the %d ids can be drawn; the score of one that is allowed must be finite."
              .formatted(scores.length));
    }
    if (sampling.temperature() == 0) {
      return best[0];
    }
    double[] weights =
        Arrays.stream(best)
            .mapToDouble(id -> Math.exp((scores[id] - scores[best[0]]) / sampling.temperature()))
            .toArray();
    double left = random.nextDouble() * Arrays.stream(weights).sum();
    for (int i = 0; i < best.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return best[i];
      }
    }
    return best[0];
  }

  /** The most probable first; of equals the lower id. */
  private int[] best(float[] scores) {
    IntStream best =
        IntStream.range(0, scores.length)
            .filter(id -> Float.isFinite(scores[id]) && allowed.test(id))
            .boxed()
            .sorted(Comparator.comparing((Integer id) -> scores[id]).reversed())
            .mapToInt(Integer::intValue);
    return (sampling.topK() == 0 ? best : best.limit(sampling.topK())).toArray();
  }
}
