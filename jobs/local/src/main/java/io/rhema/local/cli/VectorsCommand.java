package io.rhema.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema vectors}: what can be done with word vectors. */
@Command(
    name = "vectors",
    description = "Train word vectors, ask them, draw them, and make a model of them.",
    subcommands = {
      VectorsTrainCommand.class,
      VectorsNearCommand.class,
      VectorsAnalogyCommand.class,
      VectorsPlotCommand.class,
      VectorsConvertCommand.class,
      VectorsBundleCommand.class
    })
final class VectorsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No vectors command was given");
  }
}
