package io.rhema.training.data;

import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextEncoder;
import io.rhema.training.recipe.Cut;

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
    int[] ids = new int[to - from];
    int[] cases = new int[to - from];
    for (int i = from; i < to; i++) {
      ids[i - from] = text.ids()[i];
      cases[i - from] = text.cases()[i];
    }
    return framed(ids, cases);
  }

  /** A row of a whole text, cut to a length of {@code maxTokens}. */
  TokenRow row(String text, int maxTokens, Cut cut) {
    TokenRow whole = bare(encoder.encode(text));
    int room = room(maxTokens);
    return framed(cut.apply(whole.ids(), room), cut.apply(whole.cases(), room));
  }

  private static TokenRow bare(EncodedText text) {
    int[] cases = new int[text.size()];
    for (int i = 0; i < cases.length; i++) {
      cases[i] = text.cases()[i];
    }
    return new TokenRow(text.ids(), cases);
  }

  private TokenRow framed(int[] inner, int[] innerCases) {
    int[] ids = new int[inner.length + format.overhead()];
    int[] cases = new int[ids.length];
    int first = prefix();
    System.arraycopy(format.prefix(), 0, ids, 0, first);
    System.arraycopy(inner, 0, ids, first, inner.length);
    System.arraycopy(format.suffix(), 0, ids, first + inner.length, format.suffix().length);
    System.arraycopy(innerCases, 0, cases, first, innerCases.length);
    return new TokenRow(ids, cases);
  }
}
