package io.rhema.model.translate;

import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextDecoder;
import io.rhema.model.text.TextEncoder;
import java.util.Arrays;
import java.util.OptionalInt;

/** A vocabulary of all code points: one token each, so that a test reads what a row says. */
final class CodePoints implements TextEncoder, TextDecoder {
  static final int PAD = 0;
  static final int END = 1;
  private static final int FIRST = 2;

  @Override
  public EncodedText encode(String text) {
    int[] points = text.codePoints().toArray();
    int[] starts = new int[points.length];
    int[] ends = new int[points.length];
    int offset = 0;
    for (int i = 0; i < points.length; i++) {
      starts[i] = offset;
      offset += Character.charCount(points[i]);
      ends[i] = offset;
    }
    return EncodedText.of(
        fingerprint(), Arrays.stream(points).map(c -> c + FIRST).toArray(), starts, ends);
  }

  @Override
  public String fingerprint() {
    return "code points";
  }

  @Override
  public SequenceFormat format() {
    return new SequenceFormat(new int[0], new int[] {END}, PAD);
  }

  @Override
  public String decode(int[] ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      if (id >= FIRST) {
        text.append(piece(id));
      }
    }
    return text.toString();
  }

  @Override
  public String piece(int id) {
    return Character.toString(id - FIRST);
  }

  @Override
  public OptionalInt id(String piece) {
    return OptionalInt.of(piece.codePointAt(0) + FIRST);
  }

  @Override
  public int size() {
    return Character.MAX_CODE_POINT + FIRST + 1;
  }
}
