package io.rhema.operator.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts the rows of a window into the runs of the model. */
public final class RunPlan {
  private RunPlan() {}

  /**
   * Sorts rows by length, rows of one length in arrival order, and cuts them so that no run exceeds
   * a limit.
   *
   * @param rows rows in any order
   * @param runTokens positions of a run, padding included; a longer row becomes a run of its own
   * @return runs, each of at least one row, that together hold every row once
   */
  public static List<List<Row>> plan(List<Row> rows, int runTokens) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingInt(Row::length));
    List<List<Row>> runs = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sorted.size(); i++) {
      int count = i + 1 - from;
      // Sorted, so the row at hand is the longest and decides what all rows of the run take.
      if (count > 1 && (long) count * sorted.get(i).length() > runTokens) {
        runs.add(sorted.subList(from, i));
        from = i;
      }
    }
    if (from < sorted.size()) {
      runs.add(sorted.subList(from, sorted.size()));
    }
    return runs;
  }
}
