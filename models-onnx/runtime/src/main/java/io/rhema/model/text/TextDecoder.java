package io.rhema.model.text;

import java.util.OptionalInt;

/**
 * Turns vocabulary ids back into text, the other way round than a {@link TextEncoder}.
 *
 * <p>Implementations are safe for use by several threads at once.
 */
public interface TextDecoder {

  /**
   * The text of some ids. Special tokens are left out; bytes that are no UTF-8 become U+FFFD.
   *
   * @throws IllegalArgumentException when an id is not of the vocabulary
   */
  String decode(int[] ids);

  /**
   * The piece of an id, as the vocabulary writes it.
   *
   * @throws IllegalArgumentException when the id is not of the vocabulary
   */
  String piece(int id);

  /** The id of a piece, if the vocabulary has it. */
  OptionalInt id(String piece);

  /** One more than the highest id. */
  int size();
}
