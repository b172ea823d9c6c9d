package io.rhema.operator.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the rows of a window into the runs of the model, so that all of them together cost least.
 *
 * <p>A run costs its positions, padding included, and {@value #RUN_POSITIONS} positions more for
 * being a run: copies, buffers, kernels that start. On a CPU a position costs the same in a run of
 * 50 and of 500 and more beyond, so filling runs up to their limit buys nothing and pads for it:
 * with texts of mixed lengths that is a tenth of all positions, while the best cuts leave about one
 * in thirty.
 */
public final class RunPlan {
  /** Measured for MiniLM on one thread, in fp32 and in int8; 3 to 8 make no difference. */
  static final int RUN_POSITIONS = 6;

  /** A GPU computes about as many while a run begins; who runs more than a CPU should, has one. */
  private static final int GPU_RUN_POSITIONS = 1_000;

  private RunPlan() {}

  /**
   * Sorts rows by length, rows of one length in arrival order, and cuts them where it costs least.
   * With sorted rows the best runs are neighbours, so the best cuts up to a row follow from those
   * up to each row before it. What the runs cost does not depend on their order: first comes the
   * one with the event that has waited for the longest, as results leave in arrival order.
   *
   * @param rows rows in any order
   * @param runTokens positions of a run at most, padding included; a longer row becomes a run of
   *     its own
   * @return runs, each of at least one row, that together hold every row once
   */
  public static List<List<Row>> plan(List<Row> rows, int runTokens) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingInt(Row::length));
    int[] begins = begins(sorted, runTokens);
    List<List<Row>> runs = new ArrayList<>();
    for (int end = sorted.size(); end > 0; end = begins[end]) {
      runs.add(sorted.subList(begins[end], end));
    }
    runs.sort(Comparator.comparingInt(RunPlan::firstEvent));
    return runs;
  }

  private static int firstEvent(List<Row> run) {
    return run.stream().mapToInt(Row::event).min().orElseThrow();
  }

  /** For each number of first rows, where the last run of their best cuts begins. */
  private static int[] begins(List<Row> sorted, int runTokens) {
    int[] begins = new int[sorted.size() + 1];
    long[] costs = new long[sorted.size() + 1];
    int run = runTokens <= BatchLimits.LARGEST_CPU_RUN ? RUN_POSITIONS : GPU_RUN_POSITIONS;
    for (int end = 1; end <= sorted.size(); end++) {
      // The last row is the longest and decides what all rows of the run take.
      long length = sorted.get(end - 1).length();
      costs[end] = Long.MAX_VALUE;
      for (int begin = end - 1;
          begin >= 0 && (begin == end - 1 || (end - begin) * length <= runTokens);
          begin--) {
        long cost = costs[begin] + run + (end - begin) * length;
        if (cost <= costs[end]) {
          costs[end] = cost;
          begins[end] = begin;
        }
      }
    }
    return begins;
  }
}
