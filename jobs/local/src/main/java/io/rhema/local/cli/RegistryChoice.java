package io.rhema.local.cli;

import io.rhema.local.RhemaHome;
import io.rhema.local.flink.FlinkFileSystems;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import io.rhema.operator.registry.Registries;
import io.rhema.operator.swap.BundlePlace;
import picocli.CommandLine.Option;

/** Which registry is meant. */
final class RegistryChoice {
  @Option(
      names = "--registry",
      paramLabel = "PLACE",
      description =
          "Where the registry is: a folder, or a URI such as s3://bucket/models of a file system"
              + " that Flink knows, by a plug-in in $FLINK_PLUGINS_DIR. Default: .rhema/registry in"
              + " the project.")
  private String place;

  ModelRegistry open() {
    if (BundlePlace.isUri(place())) {
      FlinkFileSystems.plugIn();
    }
    return Registries.open(place());
  }

  String place() {
    return place == null ? RhemaHome.state().resolve("registry").toString() : place;
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
