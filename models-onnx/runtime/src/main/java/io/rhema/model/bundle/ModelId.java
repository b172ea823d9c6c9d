package io.rhema.model.bundle;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The name and version of a model, as results and messages carry them.
 *
 * @param name such as {@code sentiment}
 * @param version such as {@code 1}
 */
public record ModelId(String name, String version) {
  /** The version of a folder that tells none. */
  public static final String UNVERSIONED = "unversioned";

  private static final Pattern VERSION = Pattern.compile("v?\\d+([._-].*)?");

  /**
   * Takes from a folder's path what its manifest does not tell: {@code <name>/<version>} when the
   * last part looks like a version ({@code 1}, {@code v2}, {@code 1.0-beta}), else {@code <name>}.
   *
   * @param dir the bundle's folder
   * @param manifest its manifest, or null
   */
  static ModelId of(Path dir, BundleManifest manifest) {
    Path path = dir.toAbsolutePath().normalize();
    String last = String.valueOf(path.getFileName());
    String name = last;
    String version = UNVERSIONED;
    if (VERSION.matcher(last).matches() && path.getNameCount() > 1) {
      name = path.getParent().getFileName().toString();
      version = last;
    }
    if (manifest != null && manifest.name() != null) {
      name = manifest.name();
    }
    if (manifest != null && manifest.version() != null) {
      version = manifest.version();
    }
    return new ModelId(name, version);
  }

  @Override
  public String toString() {
    return "'" + name + "' " + version;
  }
}
