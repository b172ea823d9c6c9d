package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.UnicodeTables;

/** The classes of single characters that a text can be split at. */
public enum CharacterClass {
  /** White space. */
  WHITESPACE {
    @Override
    boolean contains(int c) {
      return UnicodeTables.isWhitespace(c);
    }
  },

  /** ASCII symbols and every general category P*. */
  PUNCTUATION {
    @Override
    boolean contains(int c) {
      return UnicodeTables.isPunctuation(c);
    }
  },

  /** Every general category N*. */
  DIGIT {
    @Override
    boolean contains(int c) {
      return UnicodeTables.isDigit(c);
    }
  };

  abstract boolean contains(int c);
}
