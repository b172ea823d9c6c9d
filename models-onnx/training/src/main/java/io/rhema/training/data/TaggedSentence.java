package io.rhema.training.data;

import java.util.List;

/**
 * The tokens of a sentence and what each is part of.
 *
 * @param tokens without blanks around them; one may hold a blank inside, or be empty where a file
 *     lost its characters
 * @param tags one for each token, in BIO: {@code O}, or {@code B-} (an entity begins) or {@code I-}
 *     (it goes on) before a type
 */
public record TaggedSentence(List<String> tokens, List<String> tags) {

  public TaggedSentence {
    tokens = List.copyOf(tokens);
    tags = List.copyOf(tags);
    if (tokens.size() != tags.size()) {
      throw new IllegalArgumentException(
          "%d tokens have %d tags; each must have one".formatted(tokens.size(), tags.size()));
    }
  }
}
