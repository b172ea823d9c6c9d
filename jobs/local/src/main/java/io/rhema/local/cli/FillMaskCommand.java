package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.answer.Cells;
import io.rhema.local.answer.JsonLine;
import io.rhema.model.FilledText;
import io.rhema.model.MaskFiller;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema fill-mask}: the words that may stand where a text hides one. */
@Command(
    name = "fill-mask",
    description = {
      "Print the words that may stand where a text has [MASK], with their probabilities.",
      "A model of another maker may write its mask otherwise, such as <mask>."
    })
final class FillMaskCommand implements Callable<Integer> {
  private static final int WIDTH = 16;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The folder of a model for fill-mask.")
  private Path model;

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Texts, each with one [MASK]: \"four score and [MASK] years ago\".")
  private List<String> texts;

  @Option(names = "--top", paramLabel = "N", description = "Words to print. Default: 5.")
  private int top = 5;

  @Option(
      names = "--json",
      description =
          "Print one JSON object for each text: {\"text\", \"words\": [{\"word\", \"id\","
              + " \"score\", \"text\"}]}.")
  private boolean json;

  @Override
  public Integer call() {
    if (top < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--top': %d must be at least 1.".formatted(top));
    }
    PrintWriter out = spec.commandLine().getOut();
    try (MaskFiller filler = MaskFiller.open(ModelBundle.open(model), SessionOptions.DEFAULT)) {
      for (String text : texts) {
        List<FilledText> found = fill(filler, text);
        out.print(json ? json(text, found) : lines(found));
        out.flush();
      }
    }
    return 0;
  }

  private List<FilledText> fill(MaskFiller filler, String text) {
    try {
      return filler.fill(text, top);
    } catch (IllegalArgumentException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }

  private static String json(String text, List<FilledText> found) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("text", text);
    ArrayNode words = object.putArray("words");
    found.forEach(
        one ->
            words
                .addObject()
                .put("word", one.word())
                .put("id", one.id())
                .put("score", one.score())
                .put("text", one.text()));
    return JsonLine.of(object) + "\n";
  }

  private static String lines(List<FilledText> found) {
    StringBuilder lines = new StringBuilder();
    for (FilledText one : found) {
      String word = Cells.harmless(one.word());
      lines.append(String.format(Locale.ROOT, "%.4f  ", one.score())).append(word);
      lines.append(" ".repeat(Math.max(1, WIDTH - Cells.width(word))));
      lines.append(Cells.harmless(one.text())).append('\n');
    }
    return lines.toString();
  }
}
