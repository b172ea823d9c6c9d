package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.UnicodeTables;

/** The kinds of characters by which GPT-2 splits text. */
enum CharacterKind {
  SPACE,
  LETTER,
  NUMBER,
  OTHER;

  private static final CharacterKind[] OF_UNIT = new CharacterKind[Character.MAX_VALUE + 1];

  static {
    for (int c = 0; c < OF_UNIT.length; c++) {
      OF_UNIT[c] = of(c);
    }
  }

  /** The kind of the character that begins at {@code text[index]}. */
  static CharacterKind at(char[] text, int index, int to) {
    char unit = text[index];
    return Character.isHighSurrogate(unit)
        ? of(Character.codePointAt(text, index, to))
        : OF_UNIT[unit];
  }

  private static CharacterKind of(int c) {
    if (UnicodeTables.isWhitespace(c)) {
      return SPACE;
    }
    if (UnicodeTables.isLetter(c)) {
      return LETTER;
    }
    return UnicodeTables.isNumber(c) ? NUMBER : OTHER;
  }
}
