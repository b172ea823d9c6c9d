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

/** Makes the commands about a version of a model. */
public final class ServeCommand {
  private ServeCommand() {}

  /** Makes the command to serve it; as {@link #of(Path, Optional, UpdateMode, Optional)}. */
  public static ModelUpdate of(Path folder, Optional<String> place) {
    return of(folder, place, UpdateMode.serve, Optional.empty());
  }

  /**
   * Reads a bundle's folder, whose files are compared with their checksums.
   *
   * @param folder on this machine
   * @param place where task managers find the same; empty when it is that folder
   * @param mode what its version is to do
   * @param share of the texts, for a version that is tried
   * @throws io.rhema.model.bundle.BundleException when it is no bundle, or has no {@code
   *     rhema.json}
   */
  public static ModelUpdate of(
      Path folder, Optional<String> place, UpdateMode mode, Optional<Double> share) {
    ModelId id = ModelBundle.open(folder).id();
    return command(mode, share)
        .setModel(id.name())
        .setVersion(id.version())
        .setPlace(place.orElse(folder.toAbsolutePath().normalize().toString()))
        .setChecksum(BundleManifest.checksum(folder))
        .build();
  }

  /** Takes a version from where it lies in its registry, which task managers see as well. */
  public static ModelUpdate of(PublishedVersion version) {
    return command(UpdateMode.serve, Optional.empty())
        .setModel(version.id().name())
        .setVersion(version.id().version())
        .setPlace(version.place())
        .setChecksum(version.checksum())
        .build();
  }

  /** Makes the command to stop what another one began to try. */
  public static ModelUpdate stop(ModelUpdate tried) {
    return command(UpdateMode.stop, Optional.empty())
        .setModel(tried.getModel())
        .setVersion(tried.getVersion())
        .setPlace(tried.getPlace())
        .setChecksum(tried.getChecksum())
        .build();
  }

  private static ModelUpdate.Builder command(UpdateMode mode, Optional<Double> share) {
    return ModelUpdate.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setMode(mode)
        .setShare(share.orElse(null))
        .setIssuedAt(Instant.ofEpochMilli(System.currentTimeMillis()));
  }
}
