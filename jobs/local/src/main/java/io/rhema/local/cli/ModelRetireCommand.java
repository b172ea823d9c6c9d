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

/** {@code rhema model retire}: a version that is not to be served again. */
@Command(
    name = "retire",
    description =
        "Mark a version of the registry as not to be served again. Its files stay: a checkpoint may name it.")
final class ModelRetireCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The model's name.")
  private String name;

  @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
  private String version;

  @Mixin private RegistryChoice registry;
  @Mixin private RegistryChoice.Reason reason;

  @Override
  public Integer call() {
    PublishedVersion done = registry.open().retire(new ModelId(name, version), reason.note());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Model %s is retired.%n", done.id());
    out.flush();
    return 0;
  }
}
