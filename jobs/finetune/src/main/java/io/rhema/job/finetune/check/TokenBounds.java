package io.rhema.job.finetune.check;

import io.rhema.model.text.EncodedText;
import java.util.BitSet;

/**
 * Where tokens begin and end that can have a label of their own.
 *
 * <p>These are the words of the model's tokenizer, and their parts where they part at anything else
 * than two letters or digits: some tokenizers take a word and the comma behind it for one word. In
 * scripts without blanks between words each sub-word may begin or end an entity.
 */
final class TokenBounds {
  private final BitSet begins = new BitSet();
  private final BitSet ends = new BitSet();

  TokenBounds(String text, EncodedText encoded) {
    for (int i = 0; i < encoded.size(); i++) {
      int start = encoded.starts()[i];
      int end = encoded.ends()[i];
      boolean first = i == 0 || encoded.words()[i] != encoded.words()[i - 1];
      boolean last = i + 1 == encoded.size() || encoded.words()[i] != encoded.words()[i + 1];
      if (start < end && (first || parts(text, start))) {
        begins.set(start);
      }
      if (start < end && (last || parts(text, end))) {
        ends.set(end);
      }
    }
  }

  /** Whether a token begins there. */
  boolean areBegun(int offset) {
    return begins.get(offset);
  }

  /** Whether a token ends there. */
  boolean areEnded(int offset) {
    return ends.get(offset);
  }

  private static boolean parts(String text, int offset) {
    if (offset == 0 || offset == text.length()) {
      return true;
    }
    int before = text.codePointBefore(offset);
    int behind = text.codePointAt(offset);
    return !isWritten(before) || !isWritten(behind) || isUnspaced(before) || isUnspaced(behind);
  }

  private static boolean isWritten(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isUnspaced(int character) {
    return switch (Character.UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
