package io.rhema.local.cli;

import io.rhema.local.annotate.Annotation;
import io.rhema.local.answer.Answer;
import io.rhema.local.answer.AnswerJson;
import io.rhema.local.bundle.ChosenModels;
import io.rhema.local.bundle.OpenModels;
import io.rhema.local.line.Lines;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema annotate}: the graph over a file, without Kafka. */
@Command(
    name = "annotate",
    description = {
      "Answer every line of a file by the graph of the streaming job, without Kafka.",
      "Prints one JSON object for each line, in the order of the lines: {\"id\", \"text\"} and"
          + " \"sentiment\", \"entities\", \"translation\", \"embedding\" as asked for, or \"error\"."
          + " Offsets count UTF-16 code units."
    })
final class AnnotateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelChoice models;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = Lines.STANDARD_INPUT,
      description = {
        "One text a line, or JSON lines with a \"text\" and perhaps an \"id\"; the first line tells"
            + " which.",
        "Without FILE, or with -, standard input."
      })
  private String file;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Tasks that work at the same time. Default: the number of cores, at most 8.")
  private int parallelism = Math.min(8, Runtime.getRuntime().availableProcessors());

  @Override
  public Integer call() throws Exception {
    ChosenModels chosen = models.models();
    PrintWriter out = spec.commandLine().getOut();
    try (Lines lines = Lines.open(file);
        OpenModels ignored = chosen.open()) {
      new Annotation(chosen, parallelism).run(lines, answer -> print(answer, out));
    }
    return 0;
  }

  private static void print(Answer answer, PrintWriter out) {
    out.print(AnswerJson.write(answer) + "\n");
    out.flush();
    if (out.checkError()) {
      throw new CommandException(
          "Standard output was closed or is full after the answer to line '%s'."
              .formatted(answer.id()));
    }
  }
}
