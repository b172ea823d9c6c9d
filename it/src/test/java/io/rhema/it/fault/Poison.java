package io.rhema.it.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** What a producer should not write, made of a record that is well. */
enum Poison {
  NOT_AVRO("C3 01") {
    @Override
    byte[] value(byte[] good) {
      return "not Avro".getBytes(UTF_8);
    }
  },
  EMPTY("C3 01") {
    @Override
    byte[] value(byte[] good) {
      return new byte[0];
    }
  },
  NO_VALUE("no value") {
    @Override
    byte[] value(byte[] good) {
      return null;
    }
  },
  UNKNOWN_SCHEMA("fingerprint") {
    @Override
    byte[] value(byte[] good) {
      good[4] ^= 0x55;
      return good;
    }
  },
  CUT("ends in the middle") {
    @Override
    byte[] value(byte[] good) {
      return Arrays.copyOf(good, 15);
    }
  },
  NOT_UTF8("not UTF-8") {
    @Override
    String text(String good) {
      return good + " caf?";
    }

    @Override
    byte[] value(byte[] good) {
      good[new String(good, ISO_8859_1).indexOf("caf?") + 3] = (byte) 0xE9;
      return good;
    }
  },
  TOO_LONG("too long") {
    @Override
    String text(String good) {
      return good + "x".repeat(100_001);
    }
  },
  /** Odd, and not wrong. */
  NUL(null) {
    @Override
    String text(String good) {
      return good + "\u0000 \u0000film";
    }
  },
  /** The same. */
  ONE_WORD(null) {
    @Override
    String text(String good) {
      return good + "x".repeat(5_000);
    }
  };

  private final String reason;

  Poison(String reason) {
    this.reason = reason;
  }

  /** Whether it has a result all the same. */
  boolean answered() {
    return reason == null;
  }

  /** What the reason of its dead letter contains. */
  String reason() {
    return reason;
  }

  /** Spoils a text. */
  String text(String good) {
    return good;
  }

  /** Spoils an encoded event, whose array is its own. */
  byte[] value(byte[] good) {
    return good;
  }
}
