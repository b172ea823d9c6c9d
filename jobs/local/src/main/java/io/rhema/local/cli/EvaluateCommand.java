package io.rhema.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.evaluate.Evaluation;
import io.rhema.training.metric.Accuracy.PerClass;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rhema evaluate}: a model against labelled texts. */
@Command(
    name = "evaluate",
    description =
        "Measure a model on labelled texts: accuracy, and precision, recall and F1 of each"
            + " label.")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The model's folder.")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = "Tab-separated labels and texts, UTF-8; a label is a name or its number.")
  private Path data;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      defaultValue = "label",
      description = "The label's column, if the first line is a header. Default: label.")
  private String labelColumn;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      defaultValue = "text",
      description =
          "The text's column, if the first line is a header with more than two. Default: text.")
  private String textColumn;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Evaluation evaluation = Evaluation.of(model, data, labelColumn, textColumn);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? json(evaluation) + "\n" : table(evaluation));
    out.flush();
    return 0;
  }

  private String table(Evaluation evaluation) {
    StringBuilder table = new StringBuilder();
    line(
        table, "model %s on %s: %d texts", evaluation.model(), data, evaluation.accuracy().total());
    line(table, "accuracy %.4f", evaluation.accuracy().value());
    line(table, "");
    line(table, "%-16s %9s %9s %9s %9s", "label", "precision", "recall", "F1", "texts");
    for (PerClass row : evaluation.accuracy().perClass()) {
      line(
          table,
          "%-16s %9.4f %9.4f %9.4f %9d",
          row.label(),
          row.precision(),
          row.recall(),
          row.f1(),
          row.support());
    }
    return table.toString();
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private String json(Evaluation evaluation) throws Exception {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode root = mapper.createObjectNode();
    root.put("model", evaluation.model().name());
    root.put("version", evaluation.model().version());
    root.put("data", data.toString());
    root.put("texts", evaluation.accuracy().total());
    root.put("accuracy", evaluation.accuracy().value());
    ObjectNode labels = root.putObject("labels");
    for (PerClass row : evaluation.accuracy().perClass()) {
      labels
          .putObject(row.label())
          .put("precision", row.precision())
          .put("recall", row.recall())
          .put("f1", row.f1())
          .put("texts", row.support());
    }
    return mapper.writeValueAsString(root);
  }
}
