package io.rhema.model.text.sentencepiece;

import io.rhema.model.bundle.BundleException;
import java.util.Arrays;

/** What a piece is for. */
public enum PieceType {
  /** Part of a text. */
  NORMAL(1),

  /** What stands for all that is in no piece; every model has one. */
  UNKNOWN(2),

  /** Put in by the caller, never found in a text, and invisible when decoded. */
  CONTROL(3),

  /** Part of a text that is never cut nor normalised. */
  USER_DEFINED(4),

  /** As if it were not there, but for its id. */
  UNUSED(5),

  /** A byte of a character that is in no piece. */
  BYTE(6);

  private final int number;

  PieceType(int number) {
    this.number = number;
  }

  static PieceType ofNumber(long number) {
    return Arrays.stream(values())
        .filter(type -> type.number == number)
        .findFirst()
        .orElseThrow(
            () ->
                new BundleException(
                    "a piece has type %d; known are 1 (NORMAL) to 6 (BYTE)".formatted(number)));
  }

  /** Whether a text can have the piece; the others are reserved for the model and its callers. */
  boolean isOfText() {
    return this == NORMAL || this == USER_DEFINED || this == UNUSED;
  }
}
