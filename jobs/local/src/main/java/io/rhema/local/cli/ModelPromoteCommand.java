package io.rhema.local.cli;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import io.rhema.model.registry.PublishedVersion;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rhema model promote}: the version to serve. */
@Command(
    name = "promote",
    description =
        "Make a version of the registry the current one. Running jobs are told with"
            + " --control-topic; of the current version too, for those that did not obey.")
final class ModelPromoteCommand extends VersionCommand {
  @Mixin private Telling telling;

  @Override
  PublishedVersion apply(ModelRegistry registry, ModelId id, Note note) {
    Optional<PublishedVersion> current =
        telling.isAsked()
            ? registry.current(id.name()).filter(version -> version.id().equals(id))
            : Optional.empty();
    return current.orElseGet(() -> registry.promote(id, note));
  }

  @Override
  String result() {
    return "the current version now";
  }

  @Override
  Consumer<PublishedVersion> audience(CommandLine command) {
    return telling.audience(command);
  }
}
