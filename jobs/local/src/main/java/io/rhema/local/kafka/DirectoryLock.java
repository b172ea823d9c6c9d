package io.rhema.local.kafka;

import io.rhema.local.EnvironmentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second broker out of a data directory. Kafka has a lock of its own, but looks for it only
 * after it has opened the metadata log, by which time the first broker's log is damaged.
 */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock acquire(Path directory) {
    Path file = directory.resolve("broker.lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new EnvironmentException(
            "The directory %s belongs to a Kafka broker that is running; stop it or choose another"
                    .formatted(directory)
                + " directory.");
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot lock %s (%s); choose a directory on a local file system that you may write."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release the lock of a data directory", e);
    }
  }
}
