package io.rhema.model.task;

import io.rhema.model.session.InferenceException;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The words that may stand where a text hides one. The rules are those of Hugging Face's {@code
 * fill-mask} pipeline.
 */
public record FillMask() implements Task {

  /** The task's name in manifests. */
  public static final String NAME = "fill-mask";

  /**
   * An id of the vocabulary with its probability.
   *
   * @param score among all ids, those that are no answers included
   */
  public record ScoredId(int id, float score) {}

  @Override
  public String name() {
    return NAME;
  }

  /** None: what is chosen from are the pieces of a vocabulary. */
  @Override
  public List<String> labels() {
    return List.of();
  }

  /**
   * Reads the logits of the place that is hidden.
   *
   * @param logits one for each id
   * @param answers which ids may be answered
   * @param most how many are wanted
   * @return the most probable first; of equals the lower id
   * @throws InferenceException when one of the logits is not a finite number
   */
  public List<ScoredId> interpret(float[] logits, IntPredicate answers, int most) {
    for (int id = 0; id < logits.length; id++) {
      if (!Float.isFinite(logits[id])) {
        throw new InferenceException(
            "The model's logit for the id %d is %s; it must be a finite number."
                .formatted(id, logits[id]));
      }
    }
    double[] p = Activation.SOFTMAX.apply(logits);
    return IntStream.range(0, p.length)
        .filter(answers)
        .mapToObj(id -> new ScoredId(id, (float) p[id]))
        .sorted(Comparator.comparing(ScoredId::score).reversed())
        .limit(most)
        .toList();
  }
}
