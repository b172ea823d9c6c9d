package io.rhema.model.task;

import java.util.HashSet;
import java.util.List;

/** What every task with labels asks of them. */
final class Labels {
  private Labels() {}

  /**
   * A copy of the labels.
   *
   * @throws IllegalArgumentException when there are none, or one occurs twice
   */
  static List<String> checked(List<String> labels) {
    if (labels.isEmpty() || new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException(
          "labels are %s; there must be at least one, and each only once".formatted(labels));
    }
    return List.copyOf(labels);
  }
}
