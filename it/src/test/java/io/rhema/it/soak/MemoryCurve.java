package io.rhema.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.it.bench.Provenance;
import io.rhema.it.bench.ReportFolder;
import io.rhema.model.bundle.ModelBundle;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a process holds over time. */
final class MemoryCurve {
  private static final double MEGABYTE = 1e6;

  /** By how much the last quarter may lie above the second: what allocators keep and give back. */
  private static final double SLACK = 0.05;

  /** The same of objects that a collection leaves, among which are texts on their way. */
  private static final double LIVE_SLACK = 0.1;

  private final List<Sample> samples = new ArrayList<>();
  private final List<Long> live = new ArrayList<>();

  /**
   * One look.
   *
   * @param minutes since the beginning
   * @param answered texts with a result so far
   * @param resident bytes of physical memory
   * @param heap bytes of objects, garbage included
   * @param metaspace bytes of classes
   */
  record Sample(double minutes, long answered, long resident, long heap, long metaspace) {}

  void add(Sample sample) {
    samples.add(sample);
  }

  /** Adds the bytes of objects that a collection left at the end of a quarter. */
  void addLive(long bytes) {
    live.add(bytes);
  }

  /**
   * Fails when the process holds more at the end than it did after the first quarter, in which code
   * is compiled and arenas come to their size.
   */
  void requireNoGrowth() {
    double before = median(samples.size() / 4, samples.size() / 2, Sample::resident);
    double after = median(samples.size() * 3 / 4, samples.size(), Sample::resident);
    assertThat(after).as(toString()).isLessThan(before * (1 + SLACK));
    assertThat(median(samples.size() * 3 / 4, samples.size(), Sample::metaspace))
        .as(toString())
        .isLessThan(
            median(samples.size() / 4, samples.size() / 2, Sample::metaspace) * (1 + SLACK));
    assertThat(live.get(live.size() - 1))
        .as(toString())
        .isLessThan((long) (live.get(0) * (1 + LIVE_SLACK)));
  }

  private double median(int from, int to, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.subList(from, to).stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /**
   * Writes a table of quarters with the plot, and all samples for programs.
   *
   * @param models that were served
   */
  void write(Path folder, List<ModelBundle> models) throws IOException {
    Map<String, String> provenance = Provenance.of(models);
    ReportFolder.write(
        folder,
        Map.of("provenance", provenance, "samples", samples, "live", live),
        page(provenance));
    BitmapEncoder.saveBitmap(chart(), folder.resolve("memory.png").toString(), BitmapFormat.PNG);
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(400)
            .title("What the task manager holds")
            .xAxisTitle("minutes")
            .yAxisTitle("MB")
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setYAxisMin(0.0);
    series(chart, "resident memory", Sample::resident);
    series(chart, "heap, garbage included", Sample::heap);
    series(chart, "metaspace", Sample::metaspace);
    return chart;
  }

  private void series(XYChart chart, String name, ToDoubleFunction<Sample> bytes) {
    chart
        .addSeries(
            name,
            samples.stream().mapToDouble(Sample::minutes).toArray(),
            samples.stream().mapToDouble(it -> bytes.applyAsDouble(it) / MEGABYTE).toArray())
        .setMarker(SeriesMarkers.NONE);
  }

  private String page(Map<String, String> provenance) {
    Sample last = samples.get(samples.size() - 1);
    StringBuilder page = new StringBuilder("# Memory over time\n\n");
    page.append(
        """
        A task manager with two slots and the models below (translation greedy), texts of 1 to %,d words: \
        %,d texts in %.0f minutes. The heap is in memory as a whole from the beginning, so that what \
        grows is something else. Medians of each quarter, in MB; live objects are what a collection \
        at its end leaves:

        | | first | second | third | last |
        |---|---|---|---|---|
        """
            .formatted(MixedTexts.MOST_WORDS, last.answered(), last.minutes()));
    page.append(this);
    page.append("\n![Memory over time](memory.png)\n\n| | |\n|---|---|\n");
    provenance.forEach((name, value) -> page.append("| %s | %s |\n".formatted(name, value)));
    return page.toString();
  }

  private String row(String name, ToDoubleFunction<Sample> bytes) {
    StringBuilder row = new StringBuilder("| " + name);
    for (int quarter = 0; quarter < 4; quarter++) {
      int from = samples.size() * quarter / 4;
      int to = samples.size() * (quarter + 1) / 4;
      row.append(String.format(Locale.ROOT, " | %.0f", median(from, to, bytes) / MEGABYTE));
    }
    return row + " |\n";
  }

  @Override
  public String toString() {
    StringBuilder rows = new StringBuilder(row("resident memory", Sample::resident));
    rows.append(row("heap, garbage included", Sample::heap));
    rows.append("| live objects");
    live.forEach(bytes -> rows.append(String.format(Locale.ROOT, " | %.0f", bytes / MEGABYTE)));
    return rows.append(" |\n").append(row("metaspace", Sample::metaspace)).toString();
  }
}
