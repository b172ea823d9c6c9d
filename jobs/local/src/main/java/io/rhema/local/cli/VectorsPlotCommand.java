package io.rhema.local.cli;

import io.rhema.training.vectors.WordVectors;
import io.rhema.training.vectors.plot.VectorPlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema vectors plot}: words as a picture. */
@Command(
    name = "plot",
    description = {
      "Draw words in the plane of their two principal components, as a page that loads nothing.",
      "With WORDs, these and the words nearest to each; without, the first words of the file."
    })
final class VectorsPlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private VectorsChoice vectors;

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words to draw with others.")
  private List<String> words = List.of();

  @Option(
      names = "--near",
      paramLabel = "N",
      description = "Words to draw with each WORD; 0 for none. Default: 20.")
  private int near = 20;

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "Words to draw when no WORD is given. Default: 300.")
  private int first = 300;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      defaultValue = "vectors.html",
      description = "The page. Default: vectors.html.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    if (first < 2 || near < 0 || words.size() + (long) near * words.size() == 1) {
      throw new ParameterException(spec.commandLine(), "A picture has two words at least");
    }
    WordVectors read = vectors.read();
    VectorPlot plot =
        words.isEmpty() ? VectorPlot.ofFirst(read, first) : VectorPlot.around(read, words, near);
    plot.write(output, "Word vectors of " + vectors.file().getFileName());
    spec.commandLine().getOut().printf("%s: written, open it in a browser.%n", output);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
