package io.rhema.training.data;

import io.rhema.model.session.TokenRow;
import java.util.stream.IntStream;

/**
 * Some words of a sentence in one row.
 *
 * @param positions of the row that have a label: the first piece of each word of the tokenizer
 * @param labels of these, as indexes
 * @param unlabelled positions of the first pieces of words whose tags are not to be learnt
 * @param words for each word of the file, the position of its first piece; -1 if it has none
 */
public record TaggedRow(
    TokenRow row, int[] positions, int[] labels, int[] unlabelled, int[] words) {

  /**
   * All positions about which a teacher may speak, those without a label too: it need not agree
   * with a tag that is not to be learnt.
   */
  public int[] taught() {
    return IntStream.concat(IntStream.of(positions), IntStream.of(unlabelled)).toArray();
  }
}
