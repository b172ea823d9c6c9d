package io.rhema.operator.registry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** What lies in a folder, however a file system says so. */
final class Listing {
  private static final int ATTEMPTS = 100;

  private Listing() {}

  /**
   * The entries of a folder; none when there is no such folder. No folder is null to some file
   * systems, and a file is its own only entry to most. To Flink's local one, a file that goes while
   * its folder is listed is as if the folder were missing.
   */
  static List<FileStatus> of(FileSystem files, Path folder) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        FileStatus[] entries = files.listStatus(folder);
        return entries == null
            ? List.of()
            : Arrays.stream(entries).filter(entry -> isIn(folder, entry.getPath())).toList();
      } catch (FileNotFoundException e) {
        if (!files.exists(folder)) {
          return List.of();
        }
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static boolean isIn(Path folder, Path entry) {
    Path parent = entry.getParent();
    return parent != null && Objects.equals(parent.getPath(), folder.getPath());
  }
}
