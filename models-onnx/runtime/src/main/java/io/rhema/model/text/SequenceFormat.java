package io.rhema.model.text;

import io.rhema.model.session.TokenRow;
import java.util.Arrays;

/**
 * The special tokens around a single sequence, as the post-processor of a {@code tokenizer.json}
 * gives them: {@code [CLS] … [SEP]} for BERT.
 *
 * @param prefix ids before the sub-words
 * @param suffix ids after the sub-words
 * @param padId the id that fills rows up to the length of the longest
 */
public record SequenceFormat(int[] prefix, int[] suffix, int padId) {

  /** A window of a text with the special tokens around it. */
  public TokenRow row(EncodedText text, Window window) {
    int[] ids = new int[window.size() + overhead()];
    System.arraycopy(prefix, 0, ids, 0, prefix.length);
    System.arraycopy(text.ids(), window.from(), ids, prefix.length, window.size());
    System.arraycopy(suffix, 0, ids, prefix.length + window.size(), suffix.length);
    byte[] shapes = new byte[ids.length];
    System.arraycopy(text.shapes(window), 0, shapes, prefix.length, window.size());
    return new TokenRow(ids, shapes);
  }

  /** How many positions of a row the special tokens take. */
  public int overhead() {
    return prefix.length + suffix.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SequenceFormat that
        && Arrays.equals(prefix, that.prefix)
        && Arrays.equals(suffix, that.suffix)
        && padId == that.padId;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(prefix) + Arrays.hashCode(suffix)) + padId;
  }

  @Override
  public String toString() {
    return "SequenceFormat[prefix=%s, suffix=%s, padId=%d]"
        .formatted(Arrays.toString(prefix), Arrays.toString(suffix), padId);
  }
}
