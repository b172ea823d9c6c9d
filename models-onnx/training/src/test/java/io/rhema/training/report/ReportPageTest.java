package io.rhema.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.Mistake;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  private static final Pattern IMAGE = Pattern.compile("base64,([^\"]+)\"");

  private static final List<String> LABELS = List.of("sad", "glad");

  @TempDir Path folder;

  @Test
  void showsCurvesCandidatesAndAnswers() throws IOException {
    Path file = folder.resolve("report.html");
    int[] truth = {0, 0, 1, 1};
    int[] answers = {0, 1, 1, 1};

    ReportPage.write(
        file,
        "mood <2>",
        List.of(point(10, 0.7, 0.5), point(20, 0.4, 0.75)),
        Map.of("main", evaluation(Accuracy.of(LABELS, truth, answers))),
        "main",
        Map.of("Moods", List.of(new Mistake("<fine>", "sad", "glad", 0.99))));

    String page = Files.readString(file);
    assertThat(page)
        .contains("<h1>mood &lt;2></h1>")
        .contains("<tr><td>main (chosen)<td>0.7500<td>0.7500\n")
        .contains("<tr><td>glad<td>0.6667<td>1.0000<td>0.8000<td>2\n")
        .contains(
            "<tr><td>sad<td style=\"background:rgba(40,90,255,0.30)\">1"
                + "<td style=\"background:rgba(40,90,255,0.30)\">1\n")
        .contains("0.7500; always 'sad': 0.5000")
        .contains("<tr><td>0.9900<td>glad<td>sad<td>&lt;fine>\n");
    Matcher images = IMAGE.matcher(page);
    int count = 0;
    while (images.find()) {
      assertIsNotBlank(Base64.getDecoder().decode(images.group(1)));
      count++;
    }
    assertThat(count).isEqualTo(2);
  }

  @Test
  void showsBeginningAndEndOfALongTextThatWasMistaken() throws IOException {
    Path file = folder.resolve("report.html");
    String text = "begins" + " and goes on".repeat(200) + " ends";

    ReportPage.write(
        file,
        "mood",
        List.of(point(10, 0.7, 0.5)),
        Map.of("main", evaluation(Accuracy.of(LABELS, new int[] {0}, new int[] {1}))),
        "main",
        Map.of("Moods", List.of(new Mistake(text, "sad", "glad", 0.9))));

    assertThat(Files.readString(file))
        .contains("<td>begins and")
        .contains(" […] ")
        .contains(" ends\n")
        .doesNotContain(text);
  }

  private static CurvePoint point(int step, double loss, double accuracy) {
    return new CurvePoint("main", step, loss, 1e-4, accuracy, Map.of("Moods accuracy", accuracy));
  }

  private static Evaluation evaluation(Accuracy accuracy) {
    return new Evaluation(List.of(new Measurement("sentiment", "Moods", 1, accuracy)));
  }

  private static void assertIsNotBlank(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .contains(0xFF000000)
        .contains(0xFFFFFFFF);
  }
}
