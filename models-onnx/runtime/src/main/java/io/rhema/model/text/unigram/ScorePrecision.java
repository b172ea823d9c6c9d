package io.rhema.model.text.unigram;

/** How the score of a beginning of a word is kept while pieces are added to it. */
public enum ScorePrecision {
  /** As {@code float}: SentencePiece. */
  SINGLE {
    @Override
    double round(double score) {
      return (float) score;
    }
  },

  /** As {@code double}: the {@code tokenizers} library. */
  DOUBLE {
    @Override
    double round(double score) {
      return score;
    }
  };

  abstract double round(double score);
}
