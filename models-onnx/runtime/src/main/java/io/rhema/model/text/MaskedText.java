package io.rhema.model.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A text with one place that is hidden.
 *
 * @param ids of the text, without special tokens around it
 * @param position of the hidden one among them
 */
public record MaskedText(int[] ids, int position) {

  /** The hidden place between the ids of what stands on its left and its right. */
  static MaskedText between(int[] left, int hidden, int[] right) {
    int[] ids =
        IntStream.concat(
                IntStream.concat(Arrays.stream(left), IntStream.of(hidden)), Arrays.stream(right))
            .toArray();
    return new MaskedText(ids, left.length);
  }

  /** At most so many of the ids, with the hidden place as near to the middle as can be. */
  public MaskedText around(int room) {
    if (ids.length <= room) {
      return this;
    }
    int from = Math.max(0, Math.min(position - room / 2, ids.length - room));
    return new MaskedText(Arrays.copyOfRange(ids, from, from + room), position - from);
  }

  /** The ids with another in the hidden place. */
  int[] with(int id) {
    int[] filled = ids.clone();
    filled[position] = id;
    return filled;
  }
}
