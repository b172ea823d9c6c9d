package io.rhema.local.cli;

import io.rhema.local.EnvironmentException;
import io.rhema.local.line.Texts;
import io.rhema.training.graph.bundle.BundleQuantizer;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model quantize}: int8 from float. */
@Command(
    name = "quantize",
    description =
        "Make a fused int8 model of a float one: a quarter of the size, two to three times"
            + " as fast.")
final class ModelQuantizeCommand implements Callable<Integer> {
  /** Enough to see what there is; each is run by the float model. */
  private static final int MOST_TEXTS = 2_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The float model's folder.")
  private Path folder;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "A new folder for the int8 model. Default: DIR-int8.")
  private Path output;

  @Option(
      names = "--reduce-range",
      description = "Use 7 of 8 bits: for x86 processors with AVX2 but without VNNI.")
  private boolean reduceRange;

  @Option(
      names = "--calibrate",
      paramLabel = "FILE",
      description =
          "Texts like those that the model will read, one a line or as JSON ('-' for standard"
              + " input; a few hundred do). Then the scales of activations are fixed by what these"
              + " show, instead of measured token by token while the model runs: a little faster for"
              + " short texts; what is larger than in any of these is cut off.")
  private String calibration;

  @Override
  public Integer call() throws Exception {
    Path out = output == null ? sibling(folder, "int8") : output;
    QuantizeOptions options = QuantizeOptions.defaults().withReduceRange(reduceRange);
    BundleQuantizer.Result result =
        calibration == null
            ? BundleQuantizer.quantize(folder, out, options)
            : BundleQuantizer.quantize(folder, out, options, texts(calibration));
    PrintWriter printer = spec.commandLine().getOut();
    printer.printf(
        "%s: %d weight matrices and %d embedding tables are int8, %d groups of operators fused.%n",
        out,
        result.quantised().matrices().size(),
        result.quantised().embeddings().size(),
        result.fused().total());
    printer.flush();
    return 0;
  }

  private static List<String> texts(String file) {
    try (Texts texts = Texts.in(file)) {
      List<String> read = texts.next(MOST_TEXTS);
      if (read.isEmpty()) {
        throw new EnvironmentException(
            "'%s' has no texts; --calibrate needs some, one a line.".formatted(file));
      }
      return read;
    }
  }

  /** A folder of a similar name beside another. */
  static Path sibling(Path folder, String suffix) {
    Path whole = folder.toAbsolutePath().normalize();
    return whole.resolveSibling(whole.getFileName() + "-" + suffix);
  }
}
