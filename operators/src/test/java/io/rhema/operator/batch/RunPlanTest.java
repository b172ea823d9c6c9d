package io.rhema.operator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.text.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RunPlanTest {

  @Test
  void noRowsMakeNoRun() {
    assertThat(RunPlan.plan(List.of(), 512)).isEmpty();
  }

  @Test
  void cutsWhereTheNextRowWouldExceedTheBudget() {
    List<Row> rows = rows(4, 4, 4, 5);

    assertThat(lengths(RunPlan.plan(rows, 12))).containsExactly(List.of(4, 4, 4), List.of(5));
    assertThat(lengths(RunPlan.plan(rows, 20))).containsExactly(List.of(4, 4, 4, 5));
    assertThat(lengths(RunPlan.plan(rows, 19))).containsExactly(List.of(4, 4, 4), List.of(5));
  }

  @Test
  void cutsWherePaddingWouldCostMoreThanARun() {
    assertThat(lengths(RunPlan.plan(rows(4, 4, 5, 5), 512)))
        .as("two positions of padding")
        .containsExactly(List.of(4, 4, 5, 5));
    assertThat(lengths(RunPlan.plan(rows(4, 4, 9, 9), 512)))
        .as("ten positions of padding")
        .containsExactly(List.of(4, 4), List.of(9, 9));
  }

  @Test
  void aRowLongerThanTheBudgetRunsAlone() {
    assertThat(lengths(RunPlan.plan(rows(600, 3, 700), 512)))
        .containsExactly(List.of(600), List.of(3), List.of(700));
  }

  @Test
  void whatHasWaitedForTheLongestRunsFirst() {
    List<List<Row>> runs = RunPlan.plan(rows(40, 4, 90, 5, 41), 512);

    assertThat(runs)
        .extracting(run -> run.stream().map(Row::event).toList())
        .containsExactly(List.of(0, 4), List.of(1, 3), List.of(2));
  }

  @Test
  void rowsOfOneLengthKeepTheirOrder() {
    List<List<Row>> runs = RunPlan.plan(rows(7, 6, 7, 6), 512);

    assertThat(runs).hasSize(1);
    assertThat(runs.get(0)).extracting(Row::event).containsExactly(1, 3, 0, 2);
  }

  @RepeatedTest(200)
  void everyRowRunsOnceWithinTheBudget(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int budget = 1 + random.nextInt(600);
    List<Row> rows =
        rows(IntStream.range(0, random.nextInt(300)).map(i -> 1 + random.nextInt(512)).toArray());

    List<List<Row>> runs = RunPlan.plan(rows, budget);

    assertThat(runs.stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(rows);
    assertThat(runs)
        .allSatisfy(
            run ->
                assertThat(run.size() == 1 || paddedTokens(run) <= budget)
                    .as("%s with a budget of %s", run, budget)
                    .isTrue());
  }

  @RepeatedTest(50)
  void noOtherCutsCostLess(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int budget = 20 + random.nextInt(60);
    List<Row> rows = rows(IntStream.range(0, 10).map(i -> 1 + random.nextInt(20)).toArray());
    List<Row> sorted = rows.stream().sorted(Comparator.comparingInt(Row::length)).toList();

    int least = Integer.MAX_VALUE;
    for (int cuts = 0; cuts < 1 << (sorted.size() - 1); cuts++) {
      List<List<Row>> runs = cut(sorted, cuts);
      if (runs.stream().allMatch(run -> run.size() == 1 || paddedTokens(run) <= budget)) {
        least = Math.min(least, cost(runs));
      }
    }

    assertThat(cost(RunPlan.plan(rows, budget))).isEqualTo(least);
  }

  /** Cuts behind each row whose bit is set. */
  private static List<List<Row>> cut(List<Row> sorted, int cuts) {
    List<List<Row>> runs = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || (cuts >> (i - 1) & 1) == 1) {
        runs.add(sorted.subList(from, i));
        from = i;
      }
    }
    return runs;
  }

  private static int cost(List<List<Row>> runs) {
    return runs.stream().mapToInt(run -> RunPlan.RUN_POSITIONS + paddedTokens(run)).sum();
  }

  private static List<Row> rows(int... lengths) {
    return IntStream.range(0, lengths.length)
        .mapToObj(i -> new Row(i, new Window(0, lengths[i]), lengths[i]))
        .toList();
  }

  private static List<List<Integer>> lengths(List<List<Row>> runs) {
    return runs.stream().map(run -> run.stream().map(Row::length).toList()).toList();
  }

  private static int paddedTokens(List<Row> run) {
    return run.size() * run.stream().mapToInt(Row::length).max().orElseThrow();
  }
}
