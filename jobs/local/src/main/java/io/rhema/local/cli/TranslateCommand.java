package io.rhema.local.cli;

import io.rhema.local.answer.Terminal;
import io.rhema.local.bundle.ChosenModels;
import io.rhema.local.explain.Explainer;
import io.rhema.local.explain.Explanation;
import io.rhema.local.explain.ExplanationJson;
import io.rhema.local.explain.ExplanationPage;
import io.rhema.local.explain.ExplanationText;
import io.rhema.local.line.Texts;
import io.rhema.local.translate.TranslationLines;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.operator.interpret.TaskKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema translate}: texts of the command line or of standard input, without the stream. */
@Command(
    name = "translate",
    description = {
      "Translate texts, whatever language they are in, and print one line for each.",
      "With --explain, show how: for each step the five most probable next pieces, and which pieces"
          + " of the text the model looked at."
    })
final class TranslateCommand implements Callable<Integer> {
  /** Enough to sort by length, few enough for somebody who watches. */
  private static final int TEXTS_AT_ONCE = 64;

  @Spec private CommandSpec spec;
  @Mixin private BeamChoice beams;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description = "Texts. Without any, the lines of standard input.")
  private List<String> texts = List.of();

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "A folder with a model that translates. Default: the shipped one.")
  private String bundle;

  @Option(names = "--json", description = "Print one JSON object for each text.")
  private boolean json;

  @Option(names = "--explain", description = "Show how each sentence is translated.")
  private boolean explain;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the explanation to a page of its own, too.")
  private Path html;

  @Override
  public Integer call() throws IOException {
    if (html != null && !explain) {
      throw new ParameterException(
          spec.commandLine(), "--html writes an explanation; it needs --explain");
    }
    List<String> named = bundle == null ? List.of() : List.of(bundle);
    ChosenModels chosen = ChosenModels.of(List.of(TaskKind.TRANSLATION), named);
    ModelBundle model = ModelBundle.open(chosen.folders().get(TaskKind.TRANSLATION));
    GenerationOptions options = beams.of(GenerationOptions.of(model));
    if (explain) {
      explain(model, options);
    } else {
      translate(model, options);
    }
    return 0;
  }

  private void translate(ModelBundle model, GenerationOptions options) {
    PrintWriter out = spec.commandLine().getOut();
    try (TranslationLines lines = TranslationLines.open(model, options, Terminal.detect());
        Texts source = Texts.of(texts)) {
      for (List<String> some = source.next(atOnce());
          !some.isEmpty();
          some = source.next(atOnce())) {
        for (String line : json ? lines.json(some) : lines.text(some)) {
          out.print(line + "\n");
        }
        out.flush();
        if (out.checkError()) {
          throw new CommandException("Standard output was closed or is full.");
        }
      }
    }
  }

  /** Somebody who types wants each line answered. */
  private static int atOnce() {
    return System.console() == null ? TEXTS_AT_ONCE : 1;
  }

  private void explain(ModelBundle model, GenerationOptions options) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ExplanationText shown = new ExplanationText(Terminal.detect());
    List<Explanation> all = new ArrayList<>();
    try (Explainer explainer = Explainer.open(model, options);
        Texts source = Texts.of(texts)) {
      for (List<String> one = source.next(1); !one.isEmpty(); one = source.next(1)) {
        for (Explanation explanation : explainer.explain(one.get(0))) {
          all.add(explanation);
          out.print(
              json ? ExplanationJson.write(explanation) + "\n" : shown.write(explanation) + "\n");
        }
        out.flush();
      }
    }
    if (html != null) {
      Files.writeString(html, ExplanationPage.of(model.id().toString(), all));
    }
  }
}
