package io.rhema.model.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches a bundle from wherever its files can be read: {@code rhema.json} first, then the files
 * that it names and no others, none longer than it says. What is fetched is compared with its
 * checksums when the copy is {@linkplain ModelBundle#open opened}.
 */
public final class BundleCopy {
  /** Names and checksums of a hundred thousand files; the manifests here have two kilobytes. */
  private static final int MOST_MANIFEST_BYTES = 16 << 20;

  private static final int CHUNK = 1 << 16;

  private BundleCopy() {}

  /** Where the files are. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens a file, which is closed by the caller.
     *
     * @param name its path inside the bundle
     */
    InputStream open(String name) throws IOException;
  }

  /**
   * Copies into an empty folder. Ends soon when the thread is interrupted.
   *
   * @param checksum SHA-256 that the manifest must have, in lower-case hexadecimal; empty for any
   * @throws BundleException when the manifest is another or none, names a path outside of the
   *     bundle, or a file has another length than it says
   * @throws IOException when a file cannot be read or written
   */
  public static void copy(Source from, Optional<String> checksum, Path to) throws IOException {
    byte[] manifest;
    try (InputStream in = from.open(BundleManifest.FILE)) {
      manifest = in.readNBytes(MOST_MANIFEST_BYTES + 1);
    }
    if (manifest.length > MOST_MANIFEST_BYTES) {
      throw new BundleException(
          "%s has more than %d bytes, which no manifest needs."
              .formatted(BundleManifest.FILE, MOST_MANIFEST_BYTES));
    }
    Path written = to.resolve(BundleManifest.FILE);
    Files.copy(new ByteArrayInputStream(manifest), written);
    if (checksum.isPresent()) {
      BundleManifest.requireChecksum(to, checksum.get());
    }
    BundleFiles files = new BundleFiles(to);
    for (Map.Entry<String, FileDigest> file : ManifestFile.read(written).files().entrySet()) {
      BundleFiles.requireInside(file.getKey());
      Path target = files.path(file.getKey());
      Files.createDirectories(target.getParent());
      try (InputStream in = from.open(file.getKey());
          OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
        copy(in, out, file.getKey(), file.getValue().bytes());
      }
    }
  }

  private static void copy(InputStream in, OutputStream out, String name, long bytes)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long copied = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("Interrupted while fetching " + name);
      }
      copied += n;
      if (copied > bytes) {
        break;
      }
      out.write(chunk, 0, n);
    }
    if (copied != bytes) {
      throw new BundleException(
          "%s has %s %d bytes, which %s names; the file is not the one that was sealed."
              .formatted(
                  name, copied > bytes ? "more than" : "less than", bytes, BundleManifest.FILE));
    }
  }
}
