package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.AlignedText;
import java.util.Arrays;

/** What a {@link PreTokenizer} makes of one piece of text. A buffer to be used again. */
public final class PreTokens {
  private final AlignedText rewritten = new AlignedText();
  private AlignedText text = rewritten;
  private int[] bounds = new int[16];
  private int size;

  /** Empties the buffer; what is added from now on are parts of {@code text}. */
  public void beginOf(AlignedText text) {
    this.text = text;
    size = 0;
  }

  /**
   * Empties the buffer; what is added from now on are parts of the text that is answered, which is
   * empty and for the caller to fill.
   */
  public AlignedText beginRewritten() {
    rewritten.clear();
    beginOf(rewritten);
    return rewritten;
  }

  /** Appends {@code [from, to)} of the text, unless that is empty. */
  public void add(int from, int to) {
    if (from == to) {
      return;
    }
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * size] = from;
    bounds[2 * size + 1] = to;
    size++;
  }

  /** The text that the parts are of. */
  public AlignedText text() {
    return text;
  }

  public int size() {
    return size;
  }

  public int from(int index) {
    return bounds[2 * index];
  }

  public int to(int index) {
    return bounds[2 * index + 1];
  }

  /** Forgets the parts, so that an abandoned text leaves nothing behind. */
  public void clear() {
    size = 0;
  }
}
