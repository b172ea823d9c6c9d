package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.vocabulary.BytePieces;
import io.rhema.model.text.vocabulary.PieceTrie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The pieces that a text can have, to be looked up. Control pieces are not among them: who writes a
 * text cannot put one in.
 *
 * @param trie all of them, with their ids
 * @param userDefined those that are never cut
 * @param pieces all of the model's, by their ids
 */
record PieceTable(
    PieceTrie trie,
    PieceTrie userDefined,
    List<SentencePiece> pieces,
    int unknownId,
    BytePieces bytes) {

  static PieceTable of(SentencePieceModel model) {
    return new PieceTable(
        trie(model.pieces(), PieceType::isOfText),
        userDefined(model.pieces()),
        model.pieces(),
        model.unknownId(),
        model.bytes());
  }

  static PieceTrie userDefined(List<SentencePiece> pieces) {
    return trie(pieces, type -> type == PieceType.USER_DEFINED);
  }

  private static PieceTrie trie(List<SentencePiece> pieces, Predicate<PieceType> wanted) {
    Map<String, Integer> ids = new HashMap<>();
    for (int id = 0; id < pieces.size(); id++) {
      if (wanted.test(pieces.get(id).type())) {
        ids.put(pieces.get(id).text(), id);
      }
    }
    return PieceTrie.of(ids);
  }

  /** The id of {@code word[from, to)}, or {@link PieceTrie#NONE}. */
  int id(char[] word, int from, int to) {
    int node = PieceTrie.ROOT;
    for (int i = from; i < to && node != PieceTrie.NONE; i++) {
      node = trie.child(node, word[i]);
    }
    return node == PieceTrie.NONE ? PieceTrie.NONE : trie.value(node);
  }

  boolean isUnused(int id) {
    return pieces.get(id).type() == PieceType.UNUSED;
  }

  /** Where the user-defined piece or else the character ends that begins here. */
  int endOfSymbol(char[] word, int from, int length) {
    int end = endOfLongest(userDefined, word, from, length);
    return end > from ? end : from + Character.charCount(Character.codePointAt(word, from, length));
  }

  /** Where the longest string of a trie that {@code text[from, to)} begins with ends, or from. */
  static int endOfLongest(PieceTrie trie, char[] text, int from, int to) {
    int end = from;
    int node = PieceTrie.ROOT;
    for (int i = from; i < to; i++) {
      node = trie.child(node, text[i]);
      if (node == PieceTrie.NONE) {
        return end;
      }
      if (trie.value(node) != PieceTrie.NONE) {
        end = i + 1;
      }
    }
    return end;
  }
}
