package io.rhema.local.cli;

import io.rhema.model.registry.PublishedVersion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model rollback}: the version before the current one. */
@Command(
    name = "rollback",
    description =
        "Make the version that was current before this one the current one again. A running job is"
            + " not told.")
final class ModelRollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The model's name.")
  private String name;

  @Mixin private RegistryChoice registry;
  @Mixin private RegistryChoice.Reason reason;

  @Override
  public Integer call() {
    PublishedVersion back = registry.open().rollBack(name, reason.note());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Model %s is the current version again.%n", back.id());
    out.flush();
    return 0;
  }
}
