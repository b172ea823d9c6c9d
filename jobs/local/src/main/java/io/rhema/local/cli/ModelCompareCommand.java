package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.answer.JsonLine;
import io.rhema.training.gate.Comparison;
import io.rhema.training.gate.Gate;
import io.rhema.training.gate.GateOptions;
import io.rhema.training.gate.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model compare}: whether a candidate would pass the gate. */
@Command(
    name = "compare",
    description = {
      "Compare a candidate with the model that serves, on the same texts, and say whether it may take"
          + " over: it must be no worse beyond what chance explains.",
      "Exits with 1 when it may not."
    })
final class ModelCompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SERVING", description = "Folder of the model that serves.")
  private Path serving;

  @Parameters(
      index = "1",
      paramLabel = "CANDIDATE",
      description = "Folder of the model that would take over.")
  private Path candidate;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = {
        "What neither was trained on: labelled texts as JSON lines (.jsonl, with text and label) or"
            + " tab-separated; or a token, a tab and its BIO tag on each line; or a text, a tab and"
            + " its translation."
      })
  private Path data;

  @Option(
      names = "--regression",
      paramLabel = "FILE",
      description = {
        "What the model must still be able to do, in the same form. Default: the project's own texts,"
            + " for a model that they fit."
      })
  private Path regression;

  @Option(
      names = "--head",
      paramLabel = "NAME",
      description = "Which of the model's heads. Default: the one that there is.")
  private String head;

  @Option(
      names = "--significance",
      paramLabel = "P",
      description =
          "The candidate is worse when chance explains its loss with less than this probability."
              + " Default: 0.05.")
  private Double significance;

  @Option(
      names = "--margin",
      paramLabel = "M",
      description =
          "The candidate is worse, too, when its score is lower by more than this. Default: 0.03.")
  private Double margin;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    GateOptions options = options();
    Verdict verdict =
        new Gate(options).judge(serving, candidate, data, Optional.ofNullable(regression));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? json(verdict) + "\n" : table(verdict));
    out.flush();
    return verdict.passed() ? 0 : 1;
  }

  private GateOptions options() {
    try {
      GateOptions options = GateOptions.DEFAULT;
      options = significance == null ? options : options.withSignificance(significance);
      options = margin == null ? options : options.withMargin(margin);
      return head == null ? options : options.withHead(head);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String table(Verdict verdict) {
    StringBuilder table = new StringBuilder();
    line(table, "%-12s %9s %9s %9s  %s", "set", "examples", "serving", "candidate", "score");
    for (Comparison one : verdict.comparisons()) {
      line(
          table,
          "%-12s %9d %9.4f %9.4f  %s, %s",
          one.role().word(),
          one.count(),
          one.servingScore(),
          one.candidateScore(),
          one.unit(),
          one.test().describe());
    }
    line(table, "");
    line(
        table,
        "%s %s in place of %s %s:",
        verdict.candidate(),
        verdict.passed() ? "may serve" : "must not serve",
        verdict.serving().name(),
        verdict.serving().version());
    verdict.reasons().forEach(reason -> line(table, "  %s", reason));
    return table.toString();
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private static String json(Verdict verdict) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("passed", verdict.passed());
    root.put("model", verdict.serving().name());
    root.put("serving", verdict.serving().version());
    root.put("candidate", verdict.candidate().version());
    verdict.reasons().forEach(root.putArray("reasons")::add);
    ObjectNode sets = root.putObject("sets");
    for (Comparison one : verdict.comparisons()) {
      sets.putObject(one.role().word())
          .put("examples", one.count())
          .put("unit", one.unit())
          .put("serving", one.servingScore())
          .put("candidate", one.candidateScore())
          .put("pWorse", one.test().pWorse())
          .put("pBetter", one.test().pBetter());
    }
    return JsonLine.of(root);
  }
}
