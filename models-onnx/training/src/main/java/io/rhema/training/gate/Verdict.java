package io.rhema.training.gate;

import io.rhema.model.bundle.ModelId;
import java.util.List;

/**
 * What the gate found.
 *
 * @param serving the model that serves
 * @param candidate the one that would take over
 * @param passed whether it may
 * @param reasons why, or why not, as sentences without a full stop; never empty
 * @param comparisons the figures, one for each data set
 * @param agreements of the candidate with what it was made from
 */
public record Verdict(
    ModelId serving,
    ModelId candidate,
    boolean passed,
    List<String> reasons,
    List<Comparison> comparisons,
    List<Agreement> agreements) {
  public Verdict {
    reasons = List.copyOf(reasons);
    comparisons = List.copyOf(comparisons);
    agreements = List.copyOf(agreements);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("A verdict needs a reason");
    }
  }
}
