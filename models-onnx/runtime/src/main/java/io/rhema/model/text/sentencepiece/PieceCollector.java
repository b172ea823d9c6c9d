package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.vocabulary.PieceTrie;
import io.rhema.model.text.vocabulary.Pieces;

/**
 * Gives the parts of a word their ids. What is unknown side by side becomes one unknown piece, or
 * the bytes of its characters.
 */
final class PieceCollector {
  private static final int NONE = -1;

  private final PieceTable table;
  private char[] word;
  private Pieces out;
  private int unknownFrom;
  private int unknownTo;

  PieceCollector(PieceTable table) {
    this.table = table;
  }

  void begin(char[] word, Pieces out) {
    this.word = word;
    this.out = out;
    out.clear();
    unknownFrom = NONE;
  }

  /** Adds the next part, {@code [from, to)} of the word. */
  void add(int from, int to) {
    int id = table.id(word, from, to);
    if (id == PieceTrie.NONE) {
      unknownFrom = unknownFrom == NONE ? from : unknownFrom;
      unknownTo = to;
    } else {
      end();
      out.add(id, from, to);
    }
  }

  /** Says that there is no more. */
  void end() {
    if (unknownFrom != NONE) {
      if (!table.bytes().add(word, unknownFrom, unknownTo, out)) {
        out.add(table.unknownId(), unknownFrom, unknownTo);
      }
      unknownFrom = NONE;
    }
  }
}
