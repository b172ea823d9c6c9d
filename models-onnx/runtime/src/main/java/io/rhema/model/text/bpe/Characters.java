package io.rhema.model.text.bpe;

import io.rhema.model.bundle.BundleException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** What the characters of a word are before anything is merged. */
final class Characters {
  private static final int BYTES = 256;

  private final CodePointIds[] byPlace;
  private final int unknown;
  private final boolean fuseUnknown;
  private final int[] idOfByte;

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
    idOfByte = options.byteFallback() ? idOfByte(idOfPiece) : null;
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

  private static int[] idOfByte(Map<String, Integer> idOfPiece) {
    int[] ids = new int[BYTES];
    for (int b = 0; b < BYTES; b++) {
      ids[b] = idOfPiece.getOrDefault("<0x%02X>".formatted(b), CodePointIds.NONE);
    }
    return ids;
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
      } else if (addBytes(codePoint, start, end, out)) {
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

  private boolean addBytes(int codePoint, int start, int end, Symbols out) {
    if (idOfByte == null) {
      return false;
    }
    byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      if (idOfByte[b & 0xFF] == CodePointIds.NONE) {
        return false;
      }
    }
    for (byte b : bytes) {
      out.add(idOfByte[b & 0xFF], start, end);
    }
    return true;
  }
}
