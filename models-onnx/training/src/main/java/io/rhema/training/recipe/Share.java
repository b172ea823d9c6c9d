package io.rhema.training.recipe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Some of the texts of a file, drawn by their hash: a text is always on the same side, whatever
 * else is in the file and however often it is there, so that what a model is measured on never
 * leaks into what it learns from.
 *
 * <p>The hash of a text is a number in [0, 1): the first eight bytes of the SHA-256 of its UTF-8
 * form, as a fraction of 2<sup>64</sup>.
 *
 * @param from the least hash of this share
 * @param to the least hash above it
 */
public record Share(double from, double to) {

  /** Every text. */
  public static final Share ALL = new Share(0, 1);

  private static final double TWO_TO_THE_53 = 0x1p53;

  public Share {
    if (!(from >= 0 && from < to && to <= 1)) {
      throw new IllegalArgumentException(
          "from=%s, to=%s: a share must be a part of [0, 1) that is not empty".formatted(from, to));
    }
  }

  /** The part that is kept from training. */
  public static Share heldOut(double part) {
    return new Share(0, part);
  }

  /**
   * What is left above this share, or some of it: a smaller sample is a part of a larger one.
   *
   * @param sample how much of the rest, in (0, 1]
   */
  public Share rest(double sample) {
    return new Share(to, sample == 1 ? 1 : to + (1 - to) * sample);
  }

  /** Whether a text belongs to it. */
  public boolean has(String text) {
    if (equals(ALL)) {
      return true;
    }
    double hash = hash(text);
    return hash >= from && hash < to;
  }

  private static double hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(digest).getLong() >>> 11) / TWO_TO_THE_53;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
