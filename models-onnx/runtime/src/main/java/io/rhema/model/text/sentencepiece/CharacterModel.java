package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.vocabulary.SubWordModel;
import io.rhema.model.text.vocabulary.SubWordSplitter;

/** Each character is a piece, and each user-defined piece. */
record CharacterModel(PieceTable table) implements SubWordModel {

  @Override
  public SubWordSplitter newSplitter() {
    PieceCollector collector = new PieceCollector(table);
    return (word, length, out) -> {
      collector.begin(word, out);
      int to;
      for (int from = 0; from < length; from = to) {
        to = table.endOfSymbol(word, from, length);
        collector.add(from, to);
      }
      collector.end();
    };
  }
}
