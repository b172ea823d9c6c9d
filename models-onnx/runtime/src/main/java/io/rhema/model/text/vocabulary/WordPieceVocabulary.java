package io.rhema.model.text.vocabulary;

import io.rhema.model.bundle.BundleException;
import java.util.Map;
import java.util.TreeMap;

/**
 * WordPiece: a word is the longest piece that it begins with, then the longest continuation of what
 * is left, and so on; a word that does not come out even is unknown as a whole.
 *
 * <p>Immutable after construction, hence safe for several threads.
 */
public final class WordPieceVocabulary implements SubWordModel {
  private final Map<String, Integer> idOfPiece;
  private final Map<Integer, String> pieceOfId = new TreeMap<>();
  private final PieceTrie trie;
  private final int continuation;
  private final String continuationPrefix;
  private final String unknownPiece;
  private final int unknownId;
  private final int maxWordLength;

  /**
   * Builds the vocabulary.
   *
   * @param idOfPiece pieces with their ids
   * @param unknownPiece the piece for unknown words, one of the vocabulary
   * @param continuationPrefix what marks pieces that do not begin a word, {@code ##}
   * @param maxWordLength words of more code points than this are unknown
   */
  public WordPieceVocabulary(
      Map<String, Integer> idOfPiece,
      String unknownPiece,
      String continuationPrefix,
      int maxWordLength) {
    Integer unknown = idOfPiece.get(unknownPiece);
    if (unknown == null) {
      throw new BundleException(
          "the vocabulary of %d pieces lacks the unknown token '%s'; WordPiece needs it"
              .formatted(idOfPiece.size(), unknownPiece));
    }
    this.idOfPiece = Map.copyOf(idOfPiece);
    this.unknownPiece = unknownPiece;
    this.unknownId = unknown;
    this.continuationPrefix = continuationPrefix;
    this.maxWordLength = maxWordLength;
    idOfPiece.forEach((piece, id) -> pieceOfId.put(id, piece));
    trie = PieceTrie.of(idOfPiece);
    continuation = trie.node(continuationPrefix);
  }

  /** The id of a piece, or null. */
  public Integer id(String piece) {
    return idOfPiece.get(piece);
  }

  /** The pieces by their ids, in order. */
  public Map<Integer, String> pieces() {
    return pieceOfId;
  }

  public String unknownPiece() {
    return unknownPiece;
  }

  public String continuationPrefix() {
    return continuationPrefix;
  }

  public int maxWordLength() {
    return maxWordLength;
  }

  @Override
  public SubWordSplitter newSplitter() {
    return this::split;
  }

  /** Splits a word; {@code out} is emptied first and has at least one piece afterwards. */
  public void split(char[] word, int length, Pieces out) {
    out.clear();
    if (length == 0 || isTooLong(word, length)) {
      out.add(unknownId, 0, length);
      return;
    }
    int node = PieceTrie.ROOT;
    for (int start = 0; start < length; ) {
      int id = PieceTrie.NONE;
      int end = start;
      for (int i = start; i < length && node != PieceTrie.NONE; i++) {
        node = trie.child(node, word[i]);
        if (node != PieceTrie.NONE && trie.value(node) != PieceTrie.NONE) {
          id = trie.value(node);
          end = i + 1;
        }
      }
      if (id == PieceTrie.NONE) {
        out.clear();
        out.add(unknownId, 0, length);
        return;
      }
      out.add(id, start, end);
      start = end;
      node = continuation;
    }
  }

  private boolean isTooLong(char[] word, int length) {
    return length > maxWordLength && Character.codePointCount(word, 0, length) > maxWordLength;
  }
}
