package io.rhema.training.advise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What labelled texts are like.
 *
 * @param labels how many texts each has, the most frequent first
 * @param meanWords in a text
 * @param empty texts without any word
 * @param repeated texts that are there already, word for word
 * @param contradicting texts that are there already with another label
 * @param heldOut texts that models are measured on
 * @param leaking of these, those that models learn from too: the same words, written otherwise
 * @param heldOutLabels how many held-out texts each label has, in the order of {@code labels}
 */
public record DataProfile(
    Map<String, Integer> labels,
    double meanWords,
    int empty,
    int repeated,
    int contradicting,
    int heldOut,
    int leaking,
    Map<String, Integer> heldOutLabels) {

  public DataProfile {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    heldOutLabels = Collections.unmodifiableMap(new LinkedHashMap<>(heldOutLabels));
  }

  /** All texts. */
  public int samples() {
    return labels.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Samples for each word of their mean length; what the {@link Heuristic} goes by. */
  public double ratio() {
    return meanWords == 0 ? 0 : samples() / meanWords;
  }

  /** The label that most texts have. */
  public String majority() {
    return labels.keySet().iterator().next();
  }

  /** Share of the most frequent label. */
  public double majorityShare() {
    return (double) labels.get(majority()) / samples();
  }

  /** Whether labels are so unlike in number that accuracy tells little of the rare ones. */
  public boolean imbalanced() {
    int rarest = labels.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    return labels.get(majority()) >= DataWarnings.IMBALANCE * rarest;
  }
}
