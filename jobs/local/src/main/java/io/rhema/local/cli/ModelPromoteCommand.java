package io.rhema.local.cli;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.registry.PublishedVersion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model promote}: the version to serve. */
@Command(
    name = "promote",
    description = "Make a version of the registry the current one. A running job is not told.")
final class ModelPromoteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The model's name.")
  private String name;

  @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
  private String version;

  @Mixin private RegistryChoice registry;
  @Mixin private RegistryChoice.Reason reason;

  @Override
  public Integer call() {
    PublishedVersion done = registry.open().promote(new ModelId(name, version), reason.note());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Model %s is the current version now.%n", done.id());
    out.flush();
    return 0;
  }
}
