package io.rhema.training.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a file of the CoNLL kind spells its tokens and tags.
 *
 * @param column of the tag, from 1 as column 0 is the token, or {@link #LAST}
 * @param separator between the columns
 * @param scheme of the tags
 * @param tokenPrefix that stands before every token and is no part of it, such as {@code en:};
 *     empty for none
 * @param types entity types of the file to those of the model, such as {@code person} to {@code
 *     PER}; empty keeps them
 */
public record ConllOptions(
    int column, Separator separator, Scheme scheme, String tokenPrefix, Map<String, String> types) {

  /** The last column, whichever that is in a line. */
  public static final int LAST = -1;

  /** What stands between the columns. */
  public enum Separator {
    /** Blanks and tabs, one or more. */
    WHITESPACE,
    /** One tab, so that a token may hold blanks. */
    TAB
  }

  /** How tags tell where an entity begins. */
  public enum Scheme {
    /** Each entity begins with {@code B-} and goes on with {@code I-}. */
    BIO,
    /** {@code B-} only marks an entity that directly follows another of its type. */
    IOB1,
    /** No marks: {@code PER} or {@code I-PER}; neighbours of one type are one entity. */
    IO
  }

  /**
   * @throws RecipeException if the column is neither 1 or more nor {@link #LAST}
   */
  public ConllOptions {
    if (column < 1 && column != LAST) {
      throw new RecipeException(
          "Invalid column=%d: must be 1 or more, as column 0 is the token, or -1 for the last"
              .formatted(column));
    }
    // Sorted: the order must not differ from one JVM to the next, as that of Map.copyOf does.
    types = Collections.unmodifiableMap(new TreeMap<>(types));
  }
}
