package io.rhema.training.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is there when it is complete, and not before. */
public final class BundleFolder {

  /** Puts files into a folder. */
  public interface Filler {
    void fill(Path folder) throws IOException;
  }

  private BundleFolder() {}

  /**
   * @param folder one that does not exist; it appears when it is complete
   */
  public static void write(Path folder, Filler filler) throws IOException {
    Path whole = folder.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    // Not a temporary folder: those are closed to everyone but their owner.
    Path unfinished =
        whole.resolveSibling(
            ".%s.unfinished-%d".formatted(whole.getFileName(), ProcessHandle.current().pid()));
    Files.createDirectory(unfinished);
    filler.fill(unfinished);
    Files.move(unfinished, whole);
  }
}
