package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.vocabulary.SubWordModel;
import io.rhema.model.text.vocabulary.SubWordSplitter;

/**
 * BPE as SentencePiece has it: there is no list of merges; neighbours may be joined when what they
 * make is a piece, and those whose piece has the highest score are, of equals the leftmost.
 */
record MergeModel(PieceTable table) implements SubWordModel {

  @Override
  public SubWordSplitter newSplitter() {
    return new MergeSplitter(table);
  }
}
