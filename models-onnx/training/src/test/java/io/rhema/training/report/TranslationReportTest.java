package io.rhema.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.metric.Evaluation;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.RatedTranslation;
import io.rhema.training.metric.TokenLoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationReportTest {
  @TempDir Path folder;

  @Test
  void showsCurvesCandidatesAndTranslations() throws IOException {
    Path file = folder.resolve("report.html");
    Evaluation evaluation =
        new Evaluation(List.of(new Measurement("translation", "Dev", 1, new TokenLoss(2, 2))));

    TranslationReport.write(
        file,
        "translation 1",
        List.of(
            new CurvePoint("translation", 10, 3, 0.1, 0.2, Map.of("Dev loss", 2.0)),
            new CurvePoint(
                "translation", 20, 2, 0.1, 0.3, Map.of("Dev loss", 1.0, "Dev BLEU", 12.0))),
        Map.of("average", evaluation),
        "average",
        Map.of("Dev", List.of(new RatedTranslation("a < b", "c", "d", 12.34))));

    String page = Files.readString(file);
    // The training loss, and what is measured on the dev set at some point or at all.
    assertThat(page.split("<img", -1)).hasSize(1 + 3);
    assertThat(page)
        .contains("average (chosen)")
        .contains("<td>12.3<td>a &lt; b<td>d<td>c")
        .endsWith("</table>\n");
  }
}
