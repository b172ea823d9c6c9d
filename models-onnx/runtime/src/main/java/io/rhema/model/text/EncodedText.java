package io.rhema.model.text;

import java.util.Arrays;
import java.util.Objects;

/**
 * The sub-words of one whole text, in order, before windows are cut and special tokens are added.
 *
 * <p>The three arrays have one entry for each sub-word. The record does not copy them: whoever
 * makes an encoded text hands the arrays over and keeps no reference.
 *
 * @param encoder the {@linkplain TextEncoder#fingerprint() fingerprint} of the encoder that made it
 * @param ids vocabulary ids
 * @param starts offset of the first UTF-16 code unit in the original text, inclusive
 * @param ends offset behind the last UTF-16 code unit in the original text, exclusive
 */
public record EncodedText(String encoder, int[] ids, int[] starts, int[] ends) {

  public EncodedText {
    Objects.requireNonNull(encoder, "encoder");
    if (ids.length != starts.length || ids.length != ends.length) {
      throw new IllegalArgumentException(
          "ids, starts and ends have %d, %d and %d entries; all must have one a sub-word"
              .formatted(ids.length, starts.length, ends.length));
    }
  }

  /** The number of sub-words, without special tokens. */
  public int size() {
    return ids.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedText that
        && encoder.equals(that.encoder)
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(ends, that.ends);
  }

  @Override
  public int hashCode() {
    return 31 * encoder.hashCode() + Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return "EncodedText[" + ids.length + " sub-words]";
  }
}
