package io.rhema.local.cli;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import io.rhema.model.registry.PublishedVersion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Something that is done to one version of a registry. */
abstract class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The model's name.")
  private String name;

  @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
  private String version;

  @Mixin private RegistryChoice registry;
  @Mixin private RegistryChoice.Reason reason;

  /** Does it. */
  abstract PublishedVersion apply(ModelRegistry registry, ModelId id, Note note);

  /** What the version is afterwards, as the end of a sentence. */
  abstract String result();

  /** Who hears of it; looked for before it is done. */
  Consumer<PublishedVersion> audience(CommandLine command) {
    return done -> {};
  }

  @Override
  public final Integer call() {
    Consumer<PublishedVersion> audience = audience(spec.commandLine());
    PublishedVersion done = apply(registry.open(), new ModelId(name, version), reason.note());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Model %s is %s.%n", done.id(), result());
    out.flush();
    audience.accept(done);
    return 0;
  }
}
