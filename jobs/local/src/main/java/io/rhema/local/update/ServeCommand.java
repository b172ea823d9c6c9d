package io.rhema.local.update;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.UpdateMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes the command to serve a bundle. */
public final class ServeCommand {
  private ServeCommand() {}

  /**
   * Reads a bundle's folder, whose files are compared with their checksums.
   *
   * @param folder on this machine
   * @param place where task managers find the same; empty when it is that folder
   * @throws io.rhema.model.bundle.BundleException when it is no bundle, or has no {@code
   *     rhema.json}
   */
  public static ModelUpdate of(Path folder, Optional<String> place) {
    ModelBundle bundle = ModelBundle.open(folder);
    return ModelUpdate.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setModel(bundle.id().name())
        .setVersion(bundle.id().version())
        .setPlace(place.orElse(folder.toAbsolutePath().normalize().toString()))
        .setChecksum(BundleManifest.checksum(folder))
        .setMode(UpdateMode.serve)
        .setIssuedAt(Instant.ofEpochMilli(System.currentTimeMillis()))
        .build();
  }
}
