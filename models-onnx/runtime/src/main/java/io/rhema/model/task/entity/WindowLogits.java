package io.rhema.model.task.entity;

import java.util.Objects;

/**
 * What a tagger said about the sub-words {@code [from, to)} of a text, special tokens left out. The
 * array is not copied, so a window may be a part of a batch's output.
 *
 * @param from index in the text of the first sub-word
 * @param to index in the text behind the last sub-word
 * @param values holds the logits, sub-word by sub-word
 * @param offset index in {@code values} of the first logit of the first sub-word
 * @param width logits of a sub-word, one for each label
 */
public record WindowLogits(int from, int to, float[] values, int offset, int width) {

  public WindowLogits {
    Objects.requireNonNull(values, "values");
    if (from < 0
        || to < from
        || offset < 0
        || width < 1
        || offset + (long) (to - from) * width > values.length) {
      throw new IllegalArgumentException(
          "Sub-words [%d, %d) with %d logits each from index %d on do not fit an array of %d"
              .formatted(from, to, width, offset, values.length));
    }
  }

  /** Index in {@link #values()} of the first logit of a sub-word. */
  int at(int subWord) {
    return offset + (subWord - from) * width;
  }
}
