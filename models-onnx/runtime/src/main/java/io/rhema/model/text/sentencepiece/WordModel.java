package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.vocabulary.SubWordModel;
import io.rhema.model.text.vocabulary.SubWordSplitter;

/** Each blank begins a piece, which goes up to the next. */
record WordModel(PieceTable table) implements SubWordModel {

  @Override
  public SubWordSplitter newSplitter() {
    PieceCollector collector = new PieceCollector(table);
    return (word, length, out) -> {
      collector.begin(word, out);
      int from = 0;
      for (int i = 1; i <= length; i++) {
        if (i == length || word[i] == Metaspace.SYMBOL) {
          collector.add(from, i);
          from = i;
        }
      }
      collector.end();
    };
  }
}
