package io.rhema.local.cli;

import io.rhema.training.graph.bundle.BundleQuantizer;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
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

  @Override
  public Integer call() throws Exception {
    Path out = output == null ? sibling(folder, "int8") : output;
    BundleQuantizer.Result result =
        BundleQuantizer.quantize(
            folder, out, QuantizeOptions.defaults().withReduceRange(reduceRange));
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

  /** A folder of a similar name beside another. */
  static Path sibling(Path folder, String suffix) {
    Path whole = folder.toAbsolutePath().normalize();
    return whole.resolveSibling(whole.getFileName() + "-" + suffix);
  }
}
