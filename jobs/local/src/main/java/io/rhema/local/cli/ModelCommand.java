package io.rhema.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema model}: what can be done with one model's folder. */
@Command(
    name = "model",
    description = "Look at, check and rewrite a model's folder.",
    subcommands = {
      ModelInspectCommand.class,
      ModelVerifyCommand.class,
      ModelQuantizeCommand.class,
      ModelConvertCommand.class
    })
final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No model command was given");
  }
}
