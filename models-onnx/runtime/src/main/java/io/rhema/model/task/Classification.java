package io.rhema.model.task;

import io.rhema.model.session.InferenceException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One label, or a probability for each label, for a whole text. The rules are those of Hugging
 * Face's {@code text-classification} pipeline.
 *
 * @param labels in the order of the model's outputs, each once
 * @param activation softmax, or sigmoid for a single label or when several labels may hold at once
 */
public record Classification(List<String> labels, Activation activation) implements Task {

  /** The task's name in manifests. */
  public static final String NAME = "text-classification";

  public Classification {
    labels = Labels.checked(labels);
  }

  private static final Set<String> SENTIMENTS =
      Set.of(
          "negative",
          "neutral",
          "positive",
          "very negative",
          "very positive",
          "neg",
          "neu",
          "pos",
          "mixed");

  /** Whether the labels are those of sentiment, whatever their case. */
  public boolean ofSentiment() {
    return labels.stream().allMatch(label -> SENTIMENTS.contains(label.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Reads the logits of one text.
   *
   * @param logits one for each label
   * @throws InferenceException when one of them is not a finite number
   */
  public LabelScores interpret(float[] logits) {
    check(logits);
    double[] p = activation.apply(logits);
    // The sort is stable: of equal probabilities the earlier label stays in front, as in argmax.
    List<Integer> order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
            .toList();
    Map<String, Float> scores = new LinkedHashMap<>();
    order.forEach(i -> scores.put(labels.get(i), (float) p[i]));
    int best = order.get(0);
    return new LabelScores(labels.get(best), (float) p[best], scores);
  }

  private void check(float[] logits) {
    if (logits.length != labels.size()) {
      throw new IllegalArgumentException(
          "%d logits for %d labels; both must match".formatted(logits.length, labels.size()));
    }
    for (int i = 0; i < logits.length; i++) {
      if (!Float.isFinite(logits[i])) {
        throw new InferenceException(
            "The model's logit for '%s' is %s; it must be a finite number."
                .formatted(labels.get(i), logits[i]));
      }
    }
  }
}
