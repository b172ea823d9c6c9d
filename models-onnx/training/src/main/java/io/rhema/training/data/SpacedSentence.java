package io.rhema.training.data;

import java.util.List;

/**
 * A sentence of which it is known where its text has blanks.
 *
 * @param tokens as they are written
 * @param attached for each token whether it follows the one before without a blank
 * @param tags one for each token, in BIO
 */
record SpacedSentence(List<String> tokens, boolean[] attached, List<String> tags) {

  /** The tokens as they are, with one blank between any two. */
  static SpacedSentence apart(TaggedSentence sentence) {
    return new SpacedSentence(
        sentence.tokens(), new boolean[sentence.tokens().size()], sentence.tags());
  }
}
