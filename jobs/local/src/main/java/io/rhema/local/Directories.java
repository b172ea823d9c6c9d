package io.rhema.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Directories that servers of this machine keep their data in. */
public final class Directories {
  private static final Logger LOG = LoggerFactory.getLogger(Directories.class);
  private static final int ATTEMPTS = 30;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Directories() {}

  /** A new directory among the temporary files. */
  public static Path temporary(String prefix) {
    try {
      return Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot create a directory in %s (%s); set -Djava.io.tmpdir to one that can be written."
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  /** Creates the directory where it is missing, and fails when nothing can be written into it. */
  public static Path writable(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, ".write", ".check"));
      return directory;
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot write into the directory %s (%s); choose one that you may write."
              .formatted(directory, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * Deletes the directory and all it holds. A server that is closing may still write into it for a
   * moment, so this is tried for a while; what then is left is a matter for the log, not a failure.
   */
  public static void delete(Path directory) {
    IOException failure = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        Files.walkFileTree(directory, new Deletion());
        return;
      } catch (NoSuchFileException gone) {
        return;
      } catch (IOException e) {
        failure = e;
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    LOG.warn("{} is left: it could not be deleted", directory, failure);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
