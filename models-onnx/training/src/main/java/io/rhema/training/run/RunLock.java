package io.rhema.training.run;

import io.rhema.training.base.TrainingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a second process out of a run's folder. The operating system frees the folder when the
 * process ends, however it does.
 */
final class RunLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made if need be. A training whose supervisor was killed may still be
   * at its last step when its successor comes: that is waited for.
   *
   * @param patience how long
   * @throws TrainingException if another process has it for longer
   */
  static RunLock take(Path folder, Duration patience) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      long end = System.nanoTime() + patience.toNanos();
      FileLock lock = channel.tryLock();
      while (lock == null && System.nanoTime() - end < 0) {
        LockSupport.parkNanos(PAUSE.toNanos());
        lock = channel.tryLock();
      }
      if (lock == null) {
        throw new TrainingException(
            "%s is in use by another training; end that one, or train in another folder"
                .formatted(folder));
      }
      taken = true;
      return new RunLock(channel);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
