package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.answer.JsonLine;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Classification;
import io.rhema.training.evaluate.CascadeCurve;
import io.rhema.training.evaluate.LabelledData;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model cascade}: from when on a small model may answer for a large one. */
@Command(
    name = "cascade",
    description =
        "Measure a small model in front of a large one: how many texts it answers, how right both"
            + " together are and what they cost, by the score from which on it is sure.")
final class ModelCascadeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SMALL", description = "Folder of the small model.")
  private Path small;

  @Parameters(index = "1", paramLabel = "LARGE", description = "Folder of the large model.")
  private Path large;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description =
          "Labelled texts that neither was trained on: tab-separated, or JSON lines (.jsonl).")
  private Path data;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      defaultValue = "label",
      description = "Where the labels are. Default: label.")
  private String labelColumn;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "Where the texts are. Default: text.")
  private String textColumn;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      defaultValue = "0.005",
      description = "How much accuracy may be lost to the large model alone. Default: 0.005.")
  private double tolerance;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    ModelBundle first = ModelBundle.open(small);
    ModelBundle second = ModelBundle.open(large);
    CascadeCurve curve =
        CascadeCurve.of(
            first,
            head(first),
            second,
            head(second),
            LabelledData.read(data, labelColumn, textColumn));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? JsonLine.of(json(curve)) + "\n" : table(curve));
    out.flush();
    return 0;
  }

  private static Head head(ModelBundle bundle) {
    return bundle.head(Classification.class);
  }

  private String table(CascadeCurve curve) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%s %s in front of %s %s, %,d texts%n%nmin-score   answered by it   accuracy     cost%n",
            curve.small().name(),
            curve.small().version(),
            curve.large().name(),
            curve.large().version(),
            curve.examples()));
    table.append(row("alone", curve.smallAlone()));
    curve
        .points()
        .forEach(
            point ->
                table.append(row(String.format(Locale.ROOT, "%.3f", point.minScore()), point)));
    table.append(row("never", curve.largeAlone()));
    table.append(
        String.format(
            Locale.ROOT,
            "%nCost is CPU time on one thread, in multiples of what %s alone takes. %s%n",
            curve.large().name(),
            curve
                .within(tolerance)
                .map(
                    point ->
                        String.format(
                            Locale.ROOT,
                            "From %s on, no more than %s of its accuracy is lost on these texts; a"
                                + " little more may be on others.",
                            point.minScore(),
                            tolerance))
                .orElse("Each of these thresholds loses more accuracy than " + tolerance + ".")));
    return table.toString();
  }

  private static String row(String name, CascadeCurve.Point point) {
    return String.format(
        Locale.ROOT,
        "%-11s %13.1f %% %10.4f %8.3f%n",
        name,
        100 * point.share(),
        point.accuracy(),
        point.cost());
  }

  private ObjectNode json(CascadeCurve curve) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("small", curve.small().name()).put("smallVersion", curve.small().version());
    object.put("large", curve.large().name()).put("largeVersion", curve.large().version());
    object.put("examples", curve.examples());
    object.set("smallAlone", json(curve.smallAlone()));
    object.set("largeAlone", json(curve.largeAlone()));
    var points = object.putArray("points");
    curve.points().forEach(point -> points.add(json(point)));
    curve.within(tolerance).ifPresent(point -> object.put("minScore", point.minScore()));
    return object;
  }

  private static ObjectNode json(CascadeCurve.Point point) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("minScore", point.minScore())
        .put("share", point.share())
        .put("accuracy", point.accuracy())
        .put("cost", point.cost());
  }
}
