package io.rhema.model.text.vocabulary;

/** What splits words into the pieces of a vocabulary: WordPiece, BPE or Unigram. */
public interface SubWordModel {

  /** Makes a splitter, to be used by one thread at a time. */
  SubWordSplitter newSplitter();
}
