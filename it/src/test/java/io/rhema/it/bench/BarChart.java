package io.rhema.it.bench;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** One bar for each contender that was timed. */
final class BarChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int UPRIGHT = 90;

  private BarChart() {}

  /** Draws texts per CPU-second as a PNG image. */
  static byte[] png(KindResult result) throws IOException {
    List<Standing> timed =
        result.standings().stream()
            .filter(standing -> standing.left() == null)
            .filter(standing -> !standing.contender().equals(Way.CLIENT.title()))
            .toList();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Texts per CPU-second: " + result.kind())
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setXAxisLabelRotation(UPRIGHT);
    chart.addSeries(
        "texts per CPU-second",
        timed.stream().map(Standing::contender).toList(),
        timed.stream().map(standing -> Math.round(standing.textsPerCpuSecond().median())).toList());
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    BitmapEncoder.saveBitmap(chart, image, BitmapFormat.PNG);
    return image.toByteArray();
  }
}
