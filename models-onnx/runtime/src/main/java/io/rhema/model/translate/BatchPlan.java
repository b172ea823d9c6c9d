package io.rhema.model.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which rows are translated together: such as are about as long, since padding costs as much. */
final class BatchPlan {
  /** Rows in work at once, beams counted; more cost memory and gain no time. */
  private static final int MOST_ROWS = 128;

  private BatchPlan() {}

  /**
   * @param batchTokens positions of a batch, padding included; a longer row is a batch of its own
   * @param beams rows in work for each of these
   * @return batches, the shortest rows first, that together have each row once
   */
  static List<List<SourceRow>> of(List<SourceRow> rows, int batchTokens, int beams) {
    List<SourceRow> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingInt(SourceRow::length));
    int most = Math.max(1, MOST_ROWS / beams);
    List<List<SourceRow>> batches = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sorted.size(); i++) {
      int count = i + 1 - from;
      if (count > most || (count > 1 && (long) count * sorted.get(i).length() > batchTokens)) {
        batches.add(sorted.subList(from, i));
        from = i;
      }
    }
    if (from < sorted.size()) {
      batches.add(sorted.subList(from, sorted.size()));
    }
    return batches;
  }
}
