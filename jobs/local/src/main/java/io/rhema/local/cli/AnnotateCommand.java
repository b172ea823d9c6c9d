package io.rhema.local.cli;

import io.rhema.local.annotate.Annotation;
import io.rhema.local.answer.Answer;
import io.rhema.local.answer.AnswerJson;
import io.rhema.local.answer.Terminal;
import io.rhema.local.bundle.ChosenModels;
import io.rhema.local.bundle.OpenModels;
import io.rhema.local.explain.EncoderExplainers;
import io.rhema.local.explain.TextAttention;
import io.rhema.local.explain.TextAttentionPage;
import io.rhema.local.explain.TextAttentionText;
import io.rhema.local.line.Lines;
import io.rhema.local.line.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema annotate}: the graph over a file, without Kafka. */
@Command(
    name = "annotate",
    description = {
      "Answer every line of a file by the graph of the streaming job, without Kafka.",
      "Prints one JSON object for each line, in the order of the lines: {\"id\", \"text\"} and"
          + " \"sentiment\", \"entities\", \"translation\", \"embedding\","
          + " \"classification\", \"keywords\" as asked for, or \"error\". Offsets count UTF-16 code units.",
      "With --explain, show instead which tokens each token of a text looks at in the encoder of"
          + " each model."
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

  @Option(
      names = "--explain",
      description = "Show which tokens each token looks at, the mean over a layer's heads.")
  private boolean explain;

  @Option(
      names = "--layer",
      paramLabel = "N",
      description = "The layer to explain, 1 being the first. Default: the last.")
  private Integer layer;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the explanation to a page of its own, too.")
  private Path html;

  @Override
  public Integer call() throws Exception {
    if (!explain && (layer != null || html != null)) {
      throw new ParameterException(
          spec.commandLine(), "--layer and --html are about explanations; they need --explain");
    }
    ChosenModels chosen = models.models();
    if (explain) {
      explain(chosen);
    } else {
      annotate(chosen);
    }
    return 0;
  }

  private void explain(ChosenModels chosen) throws IOException {
    OptionalInt asked = layer == null ? OptionalInt.empty() : OptionalInt.of(layer);
    PrintWriter out = spec.commandLine().getOut();
    TextAttentionText view = new TextAttentionText(Terminal.detect());
    List<TextAttention> all = new ArrayList<>();
    try (Texts texts = Texts.in(file);
        EncoderExplainers explainers = EncoderExplainers.open(chosen, asked)) {
      for (List<String> one = texts.next(1); !one.isEmpty(); one = texts.next(1)) {
        for (TextAttention shown : explainers.explain(one.get(0))) {
          out.print(view.write(shown) + "\n");
          if (html != null) {
            all.add(shown);
          }
        }
        out.flush();
        if (out.checkError()) {
          throw new CommandException("Standard output was closed or is full.");
        }
      }
    }
    if (html != null) {
      Files.writeString(html, TextAttentionPage.of(all));
    }
  }

  private void annotate(ChosenModels chosen) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (Lines lines = Lines.open(file);
        OpenModels ignored = chosen.open()) {
      new Annotation(chosen, parallelism).run(lines, answer -> print(answer, out));
    }
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
