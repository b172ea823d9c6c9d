package io.rhema.local.update;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.registry.PublishedVersion;
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
    return of(
        ModelBundle.open(folder).id(),
        place.orElse(folder.toAbsolutePath().normalize().toString()),
        BundleManifest.checksum(folder));
  }

  /** Takes a version from where it lies in its registry, which task managers see as well. */
  public static ModelUpdate of(PublishedVersion version) {
    return of(version.id(), version.place(), version.checksum());
  }

  private static ModelUpdate of(ModelId id, String place, String checksum) {
    return ModelUpdate.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setModel(id.name())
        .setVersion(id.version())
        .setPlace(place)
        .setChecksum(checksum)
        .setMode(UpdateMode.serve)
        .setIssuedAt(Instant.ofEpochMilli(System.currentTimeMillis()))
        .build();
  }
}
