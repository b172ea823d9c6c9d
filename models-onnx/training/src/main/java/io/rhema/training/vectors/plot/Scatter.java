package io.rhema.training.vectors.plot;

import io.rhema.training.report.HtmlPage;
import java.util.Locale;
import java.util.Map;

/**
 * Words at points of the plane, as SVG. Both axes have one scale, so that distances can be
 * compared.
 */
final class Scatter {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1100;
  private static final int MARGIN = 80;
  private static final String[] COLOURS = {
    "#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#e377c2", "#17becf"
  };
  private static final String NO_GROUP = "#333";

  private final double[][] points;

  Scatter(double[][] points) {
    this.points = points;
  }

  /**
   * The picture.
   *
   * @param words in the order of the points, each with the number of its group; negative for none
   */
  String svg(Map<String, Integer> words) {
    double scale = Math.min((WIDTH - 2 * MARGIN) / extent(0), (HEIGHT - 2 * MARGIN) / extent(1));
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-size=\"13\">\n"
                + "<style>text { paint-order: stroke; stroke: #fff; stroke-width: 3px }</style>\n",
            WIDTH,
            HEIGHT));
    int i = 0;
    for (Map.Entry<String, Integer> word : words.entrySet()) {
      double x = WIDTH / 2.0 + scale * (points[i][0] - middle(0));
      double y = HEIGHT / 2.0 - scale * (points[i][1] - middle(1));
      int group = word.getValue();
      // The first word of a group is the one that it was made around.
      boolean leads = group == i;
      svg.append(
          String.format(
              Locale.ROOT,
              "<g fill=\"%s\"%s><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"/><text x=\"%.1f\" y=\"%.1f\">%s</text></g>\n",
              group < 0 ? NO_GROUP : COLOURS[group % COLOURS.length],
              leads ? " font-weight=\"bold\"" : "",
              x,
              y,
              leads ? 4 : 2,
              x + 5,
              y + 4,
              HtmlPage.escaped(word.getKey())));
      i++;
    }
    return svg.append("</svg>\n").toString();
  }

  private double extent(int axis) {
    return Math.max(1e-9, largest(axis) - smallest(axis));
  }

  private double middle(int axis) {
    return (largest(axis) + smallest(axis)) / 2;
  }

  private double largest(int axis) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] point : points) {
      largest = Math.max(largest, point[axis]);
    }
    return largest;
  }

  private double smallest(int axis) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double[] point : points) {
      smallest = Math.min(smallest, point[axis]);
    }
    return smallest;
  }
}
