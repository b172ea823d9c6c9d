package io.rhema.model.text.decode;

/**
 * What the reference calls cleaning up: no blank in front of punctuation and of the second half of
 * English contractions. Applied to single pieces, as there, so that only those that hold both a
 * blank and a mark change.
 */
final class Cleanup {

  private Cleanup() {}

  static String of(String piece) {
    return piece
        .replace(" .", ".")
        .replace(" ?", "?")
        .replace(" !", "!")
        .replace(" ,", ",")
        .replace(" ' ", "'")
        .replace(" n't", "n't")
        .replace(" 'm", "'m")
        .replace(" do not", " don't")
        .replace(" 's", "'s")
        .replace(" 've", "'ve")
        .replace(" 're", "'re");
  }
}
