package io.rhema.training.data;

import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.Window;
import io.rhema.training.recipe.Cut;
import java.util.Arrays;

/** Turns texts into rows of one vocabulary. */
public final class RowEncoder {
  private final TextEncoder encoder;
  private final SequenceFormat format;

  public RowEncoder(TextEncoder encoder) {
    this.encoder = encoder;
    format = encoder.format();
  }

  /** What rows are filled with. */
  public int padId() {
    return format.padId();
  }

  EncodedText encode(String text) {
    return encoder.encode(text);
  }

  /** How many sub-words fit a row of so many tokens. */
  int room(int maxTokens) {
    return maxTokens - format.overhead();
  }

  /** Where a row's first sub-word is. */
  int prefix() {
    return format.prefix().length;
  }

  /** A row of the sub-words {@code [from, to)} of a text. */
  TokenRow row(EncodedText text, int from, int to) {
    return framed(Arrays.copyOfRange(text.ids(), from, to), shapes(text, from, to));
  }

  /** A row of a whole text, cut to a length of {@code maxTokens}. */
  TokenRow row(String text, int maxTokens, Cut cut) {
    EncodedText whole = encoder.encode(text);
    int room = room(maxTokens);
    return framed(cut.apply(whole.ids(), room), cut.apply(shapes(whole, 0, whole.size()), room));
  }

  private static int[] shapes(EncodedText text, int from, int to) {
    byte[] codes = text.shapes(new Window(from, to));
    int[] shapes = new int[codes.length];
    Arrays.setAll(shapes, i -> codes[i]);
    return shapes;
  }

  private TokenRow framed(int[] inner, int[] innerShapes) {
    int[] ids = new int[inner.length + format.overhead()];
    int[] shapes = new int[ids.length];
    int first = prefix();
    System.arraycopy(format.prefix(), 0, ids, 0, first);
    System.arraycopy(inner, 0, ids, first, inner.length);
    System.arraycopy(format.suffix(), 0, ids, first + inner.length, format.suffix().length);
    System.arraycopy(innerShapes, 0, shapes, first, innerShapes.length);
    return new TokenRow(ids, shapes);
  }
}
