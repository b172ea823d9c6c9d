package io.rhema.model.text;

/**
 * What a vocabulary does not tell of a word: its {@link LetterCase}, and whether it is attached to
 * the word before, as both words of {@code @ada} and of {@code end.} are. A vocabulary of sub-words
 * splits these and forgets that there was no blank.
 */
public final class WordShape {

  /** How many shapes there are; their numbers begin with 0. */
  public static final int COUNT = 2 * LetterCase.values().length;

  private static final int ATTACHED = LetterCase.values().length;

  private WordShape() {}

  /**
   * The number that models are fed, less than {@link #COUNT}.
   *
   * @param letterCase {@linkplain LetterCase#code() code} of its case
   * @param attached whether no character stands between the word and the one before
   */
  public static byte code(int letterCase, boolean attached) {
    return (byte) (attached ? letterCase + ATTACHED : letterCase);
  }
}
