package io.rhema.local.cli;

import io.rhema.model.bundle.Precision;
import io.rhema.training.graph.bundle.BundleConverter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model convert}: float from int8. */
@Command(
    name = "convert",
    description =
        "Rebuild a float model from an int8 one: for further training (fp32) or for GPUs"
            + " (fp16). The rounding of the weights stays.")
final class ModelConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The model's folder.")
  private Path folder;

  @Option(
      names = "--precision",
      paramLabel = "fp32|fp16",
      defaultValue = "fp32",
      description = "The new number format. Default: fp32.")
  private Precision precision;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "A new folder for the float model. Default: DIR-fp32 or DIR-fp16.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    String name = precision.name().toLowerCase(Locale.ROOT);
    Path out = output == null ? ModelQuantizeCommand.sibling(folder, name) : output;
    int restored = BundleConverter.convert(folder, out, precision);
    PrintWriter printer = spec.commandLine().getOut();
    printer.printf("%s: %s, %d int8 weights restored.%n", out, name, restored);
    printer.flush();
    return 0;
  }
}
