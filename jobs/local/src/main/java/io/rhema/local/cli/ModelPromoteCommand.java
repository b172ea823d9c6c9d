package io.rhema.local.cli;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import io.rhema.model.registry.PublishedVersion;
import picocli.CommandLine.Command;

/** {@code rhema model promote}: the version to serve. */
@Command(
    name = "promote",
    description = "Make a version of the registry the current one. A running job is not told.")
final class ModelPromoteCommand extends VersionCommand {
  @Override
  PublishedVersion apply(ModelRegistry registry, ModelId id, Note note) {
    return registry.promote(id, note);
  }

  @Override
  String result() {
    return "the current version now";
  }
}
