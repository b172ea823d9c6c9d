package io.rhema.operator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.text.Window;
import java.util.ArrayList;
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
  void aRowLongerThanTheBudgetRunsAlone() {
    assertThat(lengths(RunPlan.plan(rows(600, 3, 700), 512)))
        .containsExactly(List.of(3), List.of(600), List.of(700));
  }

  @Test
  void rowsOfOneLengthKeepTheirOrder() {
    List<List<Row>> runs = RunPlan.plan(rows(7, 3, 7, 3), 512);

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

  /**
   * With sorted rows, cutting as late as possible leaves no two neighbours that would fit one run.
   */
  @RepeatedTest(50)
  void noTwoNeighbouringRunsWouldFitOne(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Row> rows = rows(IntStream.range(0, 100).map(i -> 1 + random.nextInt(64)).toArray());

    List<List<Row>> runs = RunPlan.plan(rows, 256);

    for (int i = 1; i < runs.size(); i++) {
      List<Row> both = new ArrayList<>(runs.get(i - 1));
      both.addAll(runs.get(i));
      assertThat(paddedTokens(both)).isGreaterThan(256);
    }
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
