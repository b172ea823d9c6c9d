package io.rhema.local.cli;

import io.rhema.model.registry.PublishedVersion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model rollback}: the version before the current one. */
@Command(
    name = "rollback",
    description =
        "Make the version that was current before this one the current one again. Running jobs are"
            + " told with --control-topic.")
final class ModelRollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The model's name.")
  private String name;

  @Mixin private RegistryChoice registry;
  @Mixin private RegistryChoice.Reason reason;
  @Mixin private Telling telling;

  @Override
  public Integer call() {
    Consumer<PublishedVersion> audience = telling.audience(spec.commandLine());
    PublishedVersion back = registry.open().rollBack(name, reason.note());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Model %s is the current version again.%n", back.id());
    out.flush();
    audience.accept(back);
    return 0;
  }
}
