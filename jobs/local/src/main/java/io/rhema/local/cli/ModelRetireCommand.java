package io.rhema.local.cli;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import io.rhema.model.registry.PublishedVersion;
import picocli.CommandLine.Command;

/** {@code rhema model retire}: a version that is not to be served again. */
@Command(
    name = "retire",
    description =
        "Mark a version of the registry as not to be served again. Its files stay: a checkpoint may"
            + " name it.")
final class ModelRetireCommand extends VersionCommand {
  @Override
  PublishedVersion apply(ModelRegistry registry, ModelId id, Note note) {
    return registry.retire(id, note);
  }

  @Override
  String result() {
    return "retired";
  }
}
