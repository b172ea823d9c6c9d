package io.rhema.model.bundle;

import java.util.regex.Pattern;

/**
 * What identifies the content of a file.
 *
 * @param sha256 SHA-256 of the content, 64 lower-case hexadecimal digits
 * @param bytes size of the file
 */
public record FileDigest(String sha256, long bytes) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public FileDigest {
    if (sha256 == null || !SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "sha256 is '%s'; it must be 64 lower-case hexadecimal digits".formatted(sha256));
    }
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes is %d; it must not be negative".formatted(bytes));
    }
  }
}
