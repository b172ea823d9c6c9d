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

  /**
   * A window of a text with the special tokens around it. Where there is neither, since no model
   * takes a row without a token, the row is one padding token of weight 0.
   */
  public TokenRow row(EncodedText text, Window window) {
    return framed(text.ids(), window.from(), text.shapes(window), text.weights(window));
  }

  /**
   * Sub-words that count alike, with the special tokens around them.
   *
   * @param ids vocabulary ids
   * @param shapes for each id, its word's {@linkplain WordShape#code shape}
   */
  public TokenRow row(int[] ids, byte[] shapes) {
    return row(ids, shapes, new float[0]);
  }

  /**
   * Sub-words with the special tokens around them, each of which counts 1.
   *
   * @param ids vocabulary ids
   * @param shapes for each id, its word's {@linkplain WordShape#code shape}
   * @param weights how much each id counts; empty when each counts 1
   */
  public TokenRow row(int[] ids, byte[] shapes, float[] weights) {
    return framed(ids, 0, shapes, weights);
  }

  /** As many ids, from an index on, as there are shapes. */
  private TokenRow framed(int[] ids, int from, byte[] inner, float[] innerWeights) {
    if (inner.length + overhead() == 0) {
      return new TokenRow(new int[] {padId}, new byte[1], new float[1]);
    }
    int[] row = new int[inner.length + overhead()];
    System.arraycopy(prefix, 0, row, 0, prefix.length);
    System.arraycopy(ids, from, row, prefix.length, inner.length);
    System.arraycopy(suffix, 0, row, prefix.length + inner.length, suffix.length);
    byte[] shapes = new byte[row.length];
    System.arraycopy(inner, 0, shapes, prefix.length, inner.length);
    return new TokenRow(row, shapes, weights(innerWeights));
  }

  private float[] weights(float[] inner) {
    if (inner.length == 0) {
      return inner;
    }
    float[] weights = new float[inner.length + overhead()];
    Arrays.fill(weights, 1);
    System.arraycopy(inner, 0, weights, prefix.length, inner.length);
    return weights;
  }

  /** How many positions the {@linkplain #row row} of so many sub-words has. */
  public int length(int subWords) {
    return Math.max(1, subWords + overhead());
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
