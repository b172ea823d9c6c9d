package io.rhema.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema model}: what can be done with models' folders, and with the registry of them. */
@Command(
    name = "model",
    description =
        "Look at, check and rewrite a model's folder; publish it in a registry of versions; have"
            + " running jobs serve it.",
    subcommands = {
      ModelInspectCommand.class,
      ModelVerifyCommand.class,
      ModelQuantizeCommand.class,
      ModelConvertCommand.class,
      ModelCompareCommand.class,
      ModelCascadeCommand.class,
      ModelListCommand.class,
      ModelPublishCommand.class,
      ModelPromoteCommand.class,
      ModelRollbackCommand.class,
      ModelRetireCommand.class,
      ModelServeCommand.class
    })
final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No model command was given");
  }
}
