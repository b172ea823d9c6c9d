package io.rhema.model.task.keyword;

import java.io.Serializable;

/**
 * Which keywords are reported. Serializable, because it travels with the operator that uses it.
 *
 * @param limit how many of a text at most
 * @param minScore the least {@link Keyword#score()} that is reported, 0 to 1
 */
public record KeywordOptions(int limit, float minScore) implements Serializable {

  /** The best five. */
  public static final KeywordOptions DEFAULT = new KeywordOptions(5, 0);

  public KeywordOptions {
    if (limit < 1 || !(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException(
          "limit is %d and minScore %s; limit must be at least 1, a score is from 0 to 1"
              .formatted(limit, minScore));
    }
  }
}
