package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.AlignedText;

/**
 * Splits a piece of normalised text into smaller ones, and may rewrite it on the way.
 *
 * <p>Implementations are immutable, hence safe for several threads.
 */
public interface PreTokenizer {

  /** Splits {@code text[from, to)}, which is not empty, into {@code out}, in order. */
  void split(AlignedText text, int from, int to, PreTokens out);
}
