package io.rhema.operator.interpret;

import io.rhema.model.session.InferenceException;
import java.util.Locale;

/** Whether what is found in a text fits the one record that it is published in. */
final class RecordRoom {
  /** A UTF-16 code unit takes at most three bytes in UTF-8. */
  static final int UTF8 = 3;

  /** Four offsets of at most five bytes, a score of four, and the lengths of two strings. */
  static final int STRETCH = 4 * 5 + Float.BYTES + 2 * 5;

  private RecordRoom() {}

  /**
   * Refuses what does not fit.
   *
   * @param what was found, as the beginning of a sentence
   * @param bytes that it takes, as an upper estimate
   * @throws InferenceException when that is more than {@code maxBytes}
   */
  static void require(String what, long bytes, int maxBytes) {
    if (bytes > maxBytes) {
      throw new InferenceException(
          String.format(
              Locale.ROOT,
              "%s, which take up to %,d bytes; at most %,d fit one record.",
              what,
              bytes,
              maxBytes));
    }
  }

  /** A number as messages have it. */
  static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
