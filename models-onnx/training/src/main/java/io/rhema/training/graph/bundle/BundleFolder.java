package io.rhema.training.graph.bundle;

import io.rhema.training.graph.GraphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder that is seen whole or not at all. */
public final class BundleFolder {

  /** Puts files into a folder. */
  public interface Filler {
    void fill(Path folder) throws IOException;
  }

  private BundleFolder() {}

  /**
   * Checks that a folder can be written, before anything is made that takes long.
   *
   * @throws GraphException when the folder exists and has something in it
   */
  public static void requireFree(Path folder) throws IOException {
    if (Files.exists(folder) && !isEmptyFolder(folder)) {
      throw new GraphException(
          "%s already exists; name a folder that does not, or an empty one".formatted(folder));
    }
  }

  /**
   * Writes a folder under another name and gives it its own at the end. Nothing is left of it when
   * that fails.
   *
   * @param folder one that does not exist, or an empty one
   * @throws GraphException when there is something in it
   */
  public static void write(Path folder, Filler filler) throws IOException {
    requireFree(folder);
    Path whole = folder.toAbsolutePath().normalize();
    Files.createDirectories(whole.getParent());
    // Not a temporary folder: those are closed to everyone but their owner.
    Path draft =
        whole.resolveSibling(
            ".%s.%d.new".formatted(whole.getFileName(), ProcessHandle.current().pid()));
    Files.createDirectory(draft);
    try {
      filler.fill(draft);
      Files.deleteIfExists(whole);
      Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteTree(draft);
    }
  }

  private static boolean isEmptyFolder(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(dir)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void deleteTree(Path dir) throws IOException {
    if (!Files.exists(dir)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> tree = Files.walk(dir)) {
      entries = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }
}
