package io.rhema.model.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
public final class Digests {
  private static final int CHUNK = 1 << 16;

  private Digests() {}

  /** Reads a whole file and says how long it is and what it hashes to. */
  public static FileDigest of(Path file) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        sha256.update(chunk, 0, n);
        bytes += n;
      }
    }
    return new FileDigest(HexFormat.of().formatHex(sha256.digest()), bytes);
  }

  /** What some bytes hash to. */
  public static FileDigest of(byte[] content) {
    return new FileDigest(HexFormat.of().formatHex(sha256().digest(content)), content.length);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
