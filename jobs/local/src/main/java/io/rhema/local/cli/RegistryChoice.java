package io.rhema.local.cli;

import io.rhema.local.RhemaHome;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which registry is meant. */
final class RegistryChoice {
  @Option(
      names = "--registry",
      paramLabel = "DIR",
      description = "The folder of the registry. Default: .rhema/registry in the project.")
  private Path folder;

  ModelRegistry open() {
    return ModelRegistry.local(folder());
  }

  Path folder() {
    return folder == null ? RhemaHome.state().resolve("registry") : folder;
  }

  /** Why something is done to a version; who does it is whoever runs the command. */
  static final class Reason {
    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        description = "Why, for those who read the history later.")
    private String reason;

    Note note() {
      return new Note(System.getProperty("user.name"), reason);
    }
  }
}
