package io.rhema.training.embedding;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Puts a folder in the place of another, for one process at a time. Whoever looks sees the old
 * folder, none for a moment, or the new one, never half of one; drafts are gone in the end.
 */
final class FolderExchange implements AutoCloseable {

  /** A file lock belongs to the whole process, so its threads need another among themselves. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path folder;
  private final FileChannel channel;
  private final List<Path> drafts = new ArrayList<>();

  private FolderExchange(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Waits until nobody else exchanges this folder. */
  static FolderExchange lock(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    THREADS.lock();
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              hidden(folder, "lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new FolderExchange(folder, channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      THREADS.unlock();
      throw e;
    }
  }

  /** The path of a folder beside it that does not exist; what a killed process left there goes. */
  Path draft(String name) throws IOException {
    Path draft = hidden(folder, name);
    delete(draft);
    drafts.add(draft);
    return draft;
  }

  /** Gives a draft the name of the folder, whose own content goes. */
  void replaceBy(Path draft) throws IOException {
    Path old = draft("old");
    if (Files.exists(folder)) {
      Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path hidden(Path folder, String name) {
    return folder.resolveSibling(".%s.%s".formatted(folder.getFileName(), name));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> tree = Files.walk(folder)) {
      entries = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      for (Path draft : drafts) {
        delete(draft);
      }
    } finally {
      THREADS.unlock();
    }
  }
}
