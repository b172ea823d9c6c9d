package io.rhema.local.demo;

import java.nio.charset.StandardCharsets;

/** The keys of the demo's own records: numbers from 1 on. Others may publish with any key. */
final class EventKey {
  /** So many fit a long, whatever they are. */
  private static final int MOST_DIGITS = 18;

  private EventKey() {}

  static byte[] of(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  /** The number that a key is; 0 for none, and for a key that is no such number. */
  static long number(byte[] key) {
    if (key == null || key.length == 0 || key.length > MOST_DIGITS) {
      return 0;
    }
    long number = 0;
    for (byte digit : key) {
      if (digit < '0' || digit > '9') {
        return 0;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }
}
