package io.rhema.model.task.entity;

/**
 * Turns UTF-16 offsets of one text into code-point offsets, for readers in languages that count so.
 * Offsets asked for in rising order cost one pass over the text altogether. A lone surrogate counts
 * as one code point, as in {@link String#codePointCount}. Not safe for several threads.
 */
public final class CodePointOffsets {
  private final CharSequence text;
  private int index;
  private int codePoints;

  public CodePointOffsets(CharSequence text) {
    this.text = text;
  }

  /**
   * The number of code points that begin before an offset.
   *
   * @param offset in UTF-16 code units, 0 to the length of the text
   */
  public int at(int offset) {
    if (offset < 0 || offset > text.length()) {
      throw new IndexOutOfBoundsException(
          "Offset %d of a text of %d UTF-16 code units; it must be within the text"
              .formatted(offset, text.length()));
    }
    if (offset < index) {
      index = 0;
      codePoints = 0;
    }
    for (; index < offset; index++) {
      if (!isSecondHalf(index)) {
        codePoints++;
      }
    }
    return codePoints;
  }

  private boolean isSecondHalf(int i) {
    return i > 0
        && Character.isLowSurrogate(text.charAt(i))
        && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
