package io.rhema.model.bundle;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that the files of a bundle name. */
public final class BundlePath {
  private BundlePath() {}

  /** Whether a name, with {@code /} between folders, is a path that stays inside the bundle. */
  public static boolean isInside(String name) {
    try {
      Path path = Path.of(name);
      return !name.isEmpty()
          && !name.contains("\\")
          && !path.isAbsolute()
          && path.equals(path.normalize())
          && !path.startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
