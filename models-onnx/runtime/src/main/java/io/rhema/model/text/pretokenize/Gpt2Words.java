package io.rhema.model.text.pretokenize;

import static io.rhema.model.text.pretokenize.CharacterKind.SPACE;

/**
 * The words of GPT-2, by hand what its regular expression says:
 *
 * <pre>{@code
 * 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
 * }</pre>
 */
final class Gpt2Words {

  private Gpt2Words() {}

  /** Where the word ends that begins at {@code from}; {@code text[from, to)} is not empty. */
  static int end(char[] text, int from, int to) {
    int contraction = text[from] == '\'' ? contraction(text, from + 1, to) : 0;
    if (contraction > 0) {
      return from + 1 + contraction;
    }
    int start = text[from] == ' ' && from + 1 < to ? from + 1 : from;
    CharacterKind kind = CharacterKind.at(text, start, to);
    if (kind != SPACE) {
      return endOfRun(kind, text, start, to);
    }
    int end = endOfRun(SPACE, text, from, to);
    // The last blank belongs to the word behind, unless it is alone or nothing follows.
    return end < to && end > from + 1 ? end - 1 : end;
  }

  private static int endOfRun(CharacterKind kind, char[] text, int from, int to) {
    int i = from;
    while (i < to && CharacterKind.at(text, i, to) == kind) {
      i += kind == SPACE ? 1 : Character.charCount(Character.codePointAt(text, i, to));
    }
    return i;
  }

  /** How many letters behind an apostrophe make a contraction with it, 0 if none do. */
  private static int contraction(char[] text, int at, int to) {
    if (at == to) {
      return 0;
    }
    char second = at + 1 < to ? text[at + 1] : ' ';
    return switch (text[at]) {
      case 's', 't', 'm', 'd' -> 1;
      case 'r', 'v' -> second == 'e' ? 2 : 0;
      case 'l' -> second == 'l' ? 2 : 0;
      default -> 0;
    };
  }
}
