package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.answer.Cells;
import io.rhema.local.answer.JsonLine;
import io.rhema.training.vectors.Neighbour;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Words that were found, as lines for a person or as JSON, and how many of them. */
final class NeighbourOutput {
  private static final int WIDTH = 24;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--most", paramLabel = "N", description = "Words to print. Default: 10.")
  private int most = 10;

  @Option(
      names = "--json",
      description =
          "Print one JSON object for each question: {…, \"near\": [{\"word\", \"score\"}]}.")
  private boolean json;

  int most() {
    if (most < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--most': %d must be at least 1.".formatted(most));
    }
    return most;
  }

  /**
   * Prints the answer to a question.
   *
   * @param kind what the question is called in JSON
   */
  void print(String kind, String question, List<Neighbour> found) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? json(kind, question, found) : text(question, found));
    out.flush();
  }

  private static String json(String kind, String question, List<Neighbour> found) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put(kind, question);
    ArrayNode near = object.putArray("near");
    found.forEach(one -> near.addObject().put("word", one.word()).put("score", one.score()));
    return JsonLine.of(object) + "\n";
  }

  private static String text(String question, List<Neighbour> found) {
    StringBuilder text = new StringBuilder(Cells.harmless(question)).append('\n');
    for (Neighbour one : found) {
      String word = Cells.harmless(one.word());
      text.append("  ").append(word).append(" ".repeat(Math.max(1, WIDTH - Cells.width(word))));
      text.append(String.format(Locale.ROOT, "%.4f\n", one.score()));
    }
    return text.toString();
  }
}
