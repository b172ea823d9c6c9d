package io.rhema.training.vectors.file;

import java.util.function.Predicate;

/**
 * Which words of a file to read; what is left out takes no memory.
 *
 * @param most how many at most; the rest of the file is not looked at then
 * @param wanted whether a word is
 */
public record Selection(int most, Predicate<String> wanted) {
  /** All words. */
  public static final Selection ALL = first(Integer.MAX_VALUE);

  public Selection {
    if (most < 1) {
      throw new IllegalArgumentException("%d words are wanted; ask for at least 1".formatted(most));
    }
  }

  /** The first words of the file, by convention the most frequent ones. */
  public static Selection first(int most) {
    return new Selection(most, word -> true);
  }

  /** These words, as far as they are there. */
  public static Selection of(Predicate<String> wanted) {
    return new Selection(Integer.MAX_VALUE, wanted);
  }
}
