package io.rhema.operator.swap;

import io.rhema.model.bundle.BundleCopy;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bundle's folder on this machine while it is opened. What lies elsewhere is fetched, and removed
 * on close: an open model needs its files no more.
 */
public final class BundleFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BundleFolder.class);

  private final Path path;
  private final boolean copied;

  private BundleFolder(Path path, boolean copied) {
    this.path = path;
    this.copied = copied;
  }

  /**
   * Finds or fetches a bundle. Ends soon when the thread is interrupted.
   *
   * @param place as {@link ModelControl.Run#place} has it
   * @param checksum SHA-256 that its {@code rhema.json} must have; empty for any
   * @throws BundleException when nothing is there, or another bundle
   */
  public static BundleFolder of(String place, Optional<String> checksum) {
    BundlePlace where = BundlePlace.of(place);
    if (where instanceof BundlePlace.Remote remote) {
      return fetch(remote, checksum);
    }
    Path folder = ((BundlePlace.Local) where).folder();
    if (!Files.isDirectory(folder)) {
      throw new BundleException(
          "%s is not a folder on this machine; every task manager must see it.".formatted(folder));
    }
    checksum.ifPresent(sha256 -> BundleManifest.requireChecksum(folder, sha256));
    return new BundleFolder(folder, false);
  }

  private static BundleFolder fetch(BundlePlace.Remote remote, Optional<String> checksum) {
    BundleFolder copy = null;
    try {
      org.apache.flink.core.fs.Path root = new org.apache.flink.core.fs.Path(remote.uri());
      FileSystem files = root.getFileSystem();
      copy = new BundleFolder(Files.createTempDirectory("rhema-bundle-"), true);
      BundleCopy.copy(
          name -> files.open(new org.apache.flink.core.fs.Path(root, name)), checksum, copy.path);
      return copy;
    } catch (IOException e) {
      close(copy);
      throw new BundleException(
          "The bundle at %s cannot be fetched: %s.".formatted(remote.uri(), e), e);
    } catch (RuntimeException e) {
      close(copy);
      throw e;
    }
  }

  private static void close(BundleFolder copy) {
    if (copy != null) {
      copy.close();
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Removes what was fetched. */
  @Override
  public void close() {
    if (!copied) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The copy of a bundle in {} could not be removed", path, e);
    }
  }
}
