package io.rhema.operator.registry;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.RegistryException;
import io.rhema.operator.swap.BundlePlace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens registries, wherever they are. */
public final class Registries {
  private Registries() {}

  /**
   * A registry by its place, which need not exist before something is published.
   *
   * @param place a folder of this machine, or the URI of one on a file system that Flink knows,
   *     such as {@code s3://bucket/models}
   * @throws RegistryException when it is neither, or Flink has no file system of that kind
   */
  public static ModelRegistry open(String place) {
    try {
      if (!BundlePlace.isUri(place)) {
        return ModelRegistry.local(Path.of(place));
      }
      BundlePlace where = BundlePlace.of(place);
      return where instanceof BundlePlace.Remote remote
          ? new ModelRegistry(FlinkStorage.at(remote.uri()))
          : ModelRegistry.local(((BundlePlace.Local) where).folder());
    } catch (InvalidPathException | BundleException e) {
      throw new RegistryException(
          "The registry '%s' must be a folder, or a URI such as s3://bucket/models."
              .formatted(place),
          e);
    }
  }
}
