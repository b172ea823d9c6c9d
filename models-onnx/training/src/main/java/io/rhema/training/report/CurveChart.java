package io.rhema.training.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** A figure of each evaluation over the steps, with a line for each pass. */
final class CurveChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 360;

  private CurveChart() {}

  /** Draws a PNG image. */
  static byte[] png(String title, List<CurvePoint> curve, ToDoubleFunction<CurvePoint> figure)
      throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("step of the pass")
            .build();
    byPass(curve)
        .forEach(
            (pass, points) ->
                chart.addSeries(
                    pass,
                    points.stream().mapToDouble(CurvePoint::step).toArray(),
                    points.stream().mapToDouble(figure).toArray()));
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    BitmapEncoder.saveBitmap(chart, image, BitmapFormat.PNG);
    return image.toByteArray();
  }

  private static Map<String, List<CurvePoint>> byPass(List<CurvePoint> curve) {
    return curve.stream()
        .collect(Collectors.groupingBy(CurvePoint::pass, LinkedHashMap::new, Collectors.toList()));
  }
}
