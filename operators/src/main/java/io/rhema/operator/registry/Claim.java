package io.rhema.operator.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write a file or folder, which one process has at a time: an empty file beside it
 * under a name that nobody else has. Who has written his and then sees no other has the right,
 * since of two each sees the other or the later one does. Of those who see each other, all but the
 * first by name withdraw and come again.
 *
 * <p>A claim whose owner was killed is passed over when it was not renewed for {@link #ABANDONED}.
 * Both times are the store's, so that clocks need not agree.
 */
final class Claim implements AutoCloseable {
  static final Duration ABANDONED = Duration.ofMinutes(15);
  private static final Logger LOG = LoggerFactory.getLogger(Claim.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration RENEWAL = Duration.ofMinutes(1);
  private static final long LONGEST_PAUSE_MILLIS = 100;
  private static final String SUFFIX = ".claim";
  private static final int CHUNK = 1 << 16;

  private final FileSystem files;
  private final Path target;
  private final String name;
  private long renewed = System.nanoTime();

  private Claim(FileSystem files, Path target) {
    this.files = files;
    this.target = target;
    this.name = prefix(target) + UUID.randomUUID() + SUFFIX;
  }

  /**
   * Waits until the right is free, and takes it.
   *
   * @throws IOException when somebody else has it for long
   */
  static Claim take(FileSystem files, Path target) throws IOException {
    return take(files, target, PATIENCE);
  }

  static Claim take(FileSystem files, Path target, Duration patience) throws IOException {
    files.mkdirs(target.getParent());
    long start = System.nanoTime();
    while (true) {
      Claim claim = new Claim(files, target);
      boolean taken = false;
      try {
        claim.write();
        taken = claim.comesFirst(start, patience);
        if (taken) {
          return claim;
        }
      } finally {
        if (!taken) {
          claim.close();
        }
      }
      pause();
    }
  }

  /** Whether all others are gone; false when one of them goes before. */
  private boolean comesFirst(long start, Duration patience) throws IOException {
    while (true) {
      List<String> others = others();
      if (others.isEmpty()) {
        return true;
      }
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new IOException(
            "%s is being written by somebody else, whose claim %s lies beside it; wait for him, or delete the claim if he was killed"
                .formatted(target, others.get(0)));
      }
      if (others.stream().anyMatch(other -> other.compareTo(name) < 0)) {
        return false;
      }
      pause();
    }
  }

  private List<String> others() throws IOException {
    FileStatus mine = null;
    List<FileStatus> found = new ArrayList<>();
    for (FileStatus entry : Listing.of(files, target.getParent())) {
      String other = entry.getPath().getName();
      if (other.equals(name)) {
        mine = entry;
      } else if (other.startsWith(prefix(target)) && other.endsWith(SUFFIX)) {
        found.add(entry);
      }
    }
    if (mine == null) {
      throw new IOException(
          "%s was written, and is not listed: a registry needs a store that lists what was written"
              .formatted(path()));
    }
    List<String> others = new ArrayList<>();
    for (FileStatus other : found) {
      if (mine.getModificationTime() - other.getModificationTime() > ABANDONED.toMillis()) {
        LOG.warn("Passing over {}, not renewed for {}", other.getPath(), ABANDONED);
        files.delete(other.getPath(), false);
      } else {
        others.add(other.getPath().getName());
      }
    }
    return others;
  }

  /**
   * Says that the owner is alive.
   *
   * @throws IOException when others have taken him for dead; he must write no more
   */
  void renew() throws IOException {
    if (!files.exists(path())) {
      throw new IOException(
          "%s was not renewed for %s and passed over; begin again".formatted(path(), ABANDONED));
    }
    write();
  }

  /** Copies, and renews the claim on the way. */
  void transfer(InputStream in, OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      out.write(chunk, 0, n);
      if (System.nanoTime() - renewed > RENEWAL.toNanos()) {
        renew();
      }
    }
  }

  private void write() throws IOException {
    files.create(path(), WriteMode.OVERWRITE).close();
    renewed = System.nanoTime();
  }

  private Path path() {
    return new Path(target.getParent(), name);
  }

  private static String prefix(Path target) {
    return "." + target.getName() + ".";
  }

  private static void pause() throws IOException {
    LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(
            ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS)));
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while waiting for a claim");
    }
  }

  /** Gives the right up. */
  @Override
  public void close() {
    try {
      files.delete(path(), false);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted; others wait for {}", path(), ABANDONED, e);
    }
  }
}
