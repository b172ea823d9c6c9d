package io.rhema.it.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a producer should not write, made of a record that is well. */
enum Poison {
  NOT_AVRO("C3 01", text -> text, value -> "not Avro".getBytes(UTF_8)),
  EMPTY("C3 01", text -> text, value -> new byte[0]),
  NO_VALUE("no value", text -> text, value -> null),
  UNKNOWN_SCHEMA(
      "fingerprint",
      text -> text,
      value -> {
        value[4] ^= 0x55;
        return value;
      }),
  CUT("ends in the middle", text -> text, value -> Arrays.copyOf(value, 15)),
  NOT_UTF8(
      "not UTF-8",
      text -> text + " caf?",
      value -> {
        value[new String(value, ISO_8859_1).indexOf("caf?") + 3] = (byte) 0xE9;
        return value;
      }),
  TOO_LONG("too long", text -> text + "x".repeat(100_001), value -> value),
  /** Odd, and not wrong. */
  NUL(null, text -> text + "\u0000 \u0000film", value -> value),
  /** The same. */
  ONE_WORD(null, text -> text + "x".repeat(5_000), value -> value);

  private final String reason;
  private final UnaryOperator<String> text;
  private final Function<byte[], byte[]> value;

  Poison(String reason, UnaryOperator<String> text, Function<byte[], byte[]> value) {
    this.reason = reason;
    this.text = text;
    this.value = value;
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
    return text.apply(good);
  }

  /** Spoils an encoded event; the array is its own. */
  byte[] value(byte[] good) {
    return value.apply(good);
  }
}
