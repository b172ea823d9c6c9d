package io.rhema.training.report;

import java.awt.Color;
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
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Figures of each evaluation over the steps, with a line for each pass. */
final class CurveChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 400;

  private CurveChart() {}

  /** Draws one figure as a PNG image. */
  static byte[] png(String title, List<CurvePoint> curve, ToDoubleFunction<CurvePoint> figure)
      throws IOException {
    return png(title, curve, Map.of("", figure));
  }

  /**
   * Draws several figures as a PNG image.
   *
   * @param figures by name, "" for one that is called as the pass is; where one is NaN, it is not
   *     drawn
   */
  static byte[] png(
      String title, List<CurvePoint> curve, Map<String, ToDoubleFunction<CurvePoint>> figures)
      throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("step of the pass")
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    // Below, where names of any length leave the curves their width.
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    byPass(curve)
        .forEach(
            (pass, points) ->
                figures.forEach(
                    (name, figure) ->
                        add(chart, name.isEmpty() ? pass : pass + ", " + name, points, figure)));
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    BitmapEncoder.saveBitmap(chart, image, BitmapFormat.PNG);
    return image.toByteArray();
  }

  private static void add(
      XYChart chart, String name, List<CurvePoint> points, ToDoubleFunction<CurvePoint> figure) {
    List<CurvePoint> known =
        points.stream().filter(point -> !Double.isNaN(figure.applyAsDouble(point))).toList();
    if (!known.isEmpty()) {
      chart.addSeries(
          name,
          known.stream().mapToDouble(CurvePoint::step).toArray(),
          known.stream().mapToDouble(figure).toArray());
    }
  }

  private static Map<String, List<CurvePoint>> byPass(List<CurvePoint> curve) {
    return curve.stream()
        .collect(Collectors.groupingBy(CurvePoint::pass, LinkedHashMap::new, Collectors.toList()));
  }
}
