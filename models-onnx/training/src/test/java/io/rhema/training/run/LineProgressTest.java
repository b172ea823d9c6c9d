package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.report.CurvePoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LineProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Progress progress =
      new LineProgress(new PrintStream(written, true, StandardCharsets.UTF_8));

  @Test
  void tellsLossSpeedAndTimeLeftEveryHundredSteps() {
    progress.begin("main", 150, 300);
    for (int step = 150; step < 300; step++) {
      progress.step(0.25, 1000);
    }

    assertThat(lines()).hasSize(2);
    assertThat(lines()[0])
        .startsWith("main: step 200 of 300, loss 0.2500, ")
        .containsPattern("\\d+ tokens/s, \\d+ min \\d\\d s left$");
    assertThat(lines()[1]).startsWith("main: step 300 of 300").endsWith("0 min 00 s left");
  }

  @Test
  void tellsWhichEvaluationIsTheBest() {
    Map<String, Double> inBoth = new TreeMap<>(Map.of("Moods accuracy", 0.9, "Names F1", 0.7));
    progress.evaluated(
        new CurvePoint("main", 50, 0.5, 1e-4, 0.9, Map.of("Moods accuracy", 0.9)), true);
    progress.evaluated(new CurvePoint("main", 100, 0.4, 1e-5, 0.8, inBoth), false);

    assertThat(lines())
        .containsExactly(
            "main: step 50, mean loss 0.5000, Moods accuracy 0.9000, the best so far",
            "main: step 100, mean loss 0.4000, Moods accuracy 0.9000, Names F1 0.7000, score 0.8000");
  }

  private String[] lines() {
    return written.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
  }
}
