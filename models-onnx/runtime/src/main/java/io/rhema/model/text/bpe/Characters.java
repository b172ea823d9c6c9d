package io.rhema.model.text.bpe;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.vocabulary.BytePieces;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the characters of a word are before anything is merged. */
final class Characters {
  private final CodePointIds[] byPlace;
  private final int unknown;
  private final boolean fuseUnknown;
  private final BytePieces bytePieces;

  Characters(Map<String, Integer> idOfPiece, BpeOptions options, Set<String> notInText) {
    String prefix = options.continuationPrefix();
    String suffix = options.endOfWordSuffix();
    CodePointIds inside = CodePointIds.of(idOfPiece, prefix, "", notInText);
    CodePointIds first = prefix.isEmpty() ? inside : CodePointIds.of(idOfPiece, "", "", notInText);
    CodePointIds last =
        suffix.isEmpty() ? inside : CodePointIds.of(idOfPiece, prefix, suffix, notInText);
    CodePointIds only =
        suffix.isEmpty() ? first : CodePointIds.of(idOfPiece, "", suffix, notInText);
    byPlace = new CodePointIds[] {inside, first, last, only};
    unknown = unknown(idOfPiece, options);
    fuseUnknown = options.fuseUnknown();
    bytePieces = options.byteFallback() ? bytePieces(idOfPiece) : BytePieces.NONE;
  }

  private static int unknown(Map<String, Integer> idOfPiece, BpeOptions options) {
    if (options.unknown() == null) {
      return CodePointIds.NONE;
    }
    Integer id = idOfPiece.get(options.unknown());
    if (id == null) {
      throw new BundleException(
          "unk_token '%s' is not in the vocabulary of %d pieces; it must be, or be null"
              .formatted(options.unknown(), idOfPiece.size()));
    }
    return id;
  }

  private static BytePieces bytePieces(Map<String, Integer> idOfPiece) {
    int highest = idOfPiece.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    String[] pieces = new String[highest + 1];
    Arrays.fill(pieces, "");
    idOfPiece.forEach((piece, id) -> pieces[id] = piece);
    return BytePieces.among(List.of(pieces));
  }

  /** Puts the characters of a word into {@code out}, which is empty. */
  void look(char[] word, int length, Symbols out) {
    boolean afterUnknown = false;
    for (int start = 0; start < length; ) {
      int codePoint = Character.codePointAt(word, start, length);
      int end = start + Character.charCount(codePoint);
      int place = (start == 0 ? 1 : 0) + (end == length ? 2 : 0);
      int id = byPlace[place].get(codePoint);
      if (id != CodePointIds.NONE) {
        afterUnknown = false;
        out.add(id, start, end);
      } else if (out.addBytes(bytePieces, word, start, end)) {
        afterUnknown = false;
      } else if (unknown != CodePointIds.NONE) {
        if (fuseUnknown && afterUnknown) {
          out.extendLast(end);
        } else {
          afterUnknown = true;
          out.add(unknown, start, end);
        }
      }
      start = end;
    }
  }
}
