package io.rhema.local.cli;

import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.PublishedVersion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model publish}: a bundle becomes a version of the registry. */
@Command(
    name = "publish",
    description =
        "Copy a model's folder into the registry, completely or not at all, under the name and"
            + " version of its rhema.json. A version never changes afterwards.")
final class ModelPublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The model's folder.")
  private Path folder;

  @Option(names = "--promote", description = "Make it the current version too.")
  private boolean promote;

  @Mixin private RegistryChoice choice;
  @Mixin private RegistryChoice.Reason reason;

  @Override
  public Integer call() {
    ModelRegistry registry = choice.open();
    PublishedVersion published = registry.publish(folder, reason.note());
    if (promote) {
      registry.promote(published.id(), reason.note());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Model %s is published%s: %s%n",
        published.id(), promote ? " and the current version" : "", published.place());
    out.flush();
    return 0;
  }
}
