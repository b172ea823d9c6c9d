package io.rhema.model.text.analyzer;

import java.util.Locale;

/** How much a word counts in a bag. */
public enum Weighting {
  /** 1, however often it occurs. */
  BINARY {
    @Override
    public float[] weights(int[] counts, int[] documentFrequencies, int documents) {
      float[] weights = new float[counts.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 1;
      }
      return weights;
    }
  },

  /** How often it occurs in the text. */
  COUNT {
    @Override
    public float[] weights(int[] counts, int[] documentFrequencies, int documents) {
      float[] weights = new float[counts.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = counts[i];
      }
      return weights;
    }
  },

  /**
   * {@code count × (ln((1 + documents) / (1 + document frequency)) + 1)}, all divided by the square
   * root of the sum of their squares: scikit-learn's TfidfVectorizer with {@code smooth_idf} and
   * {@code norm="l2"}, its defaults.
   */
  TFIDF {
    @Override
    public float[] weights(int[] counts, int[] documentFrequencies, int documents) {
      double[] products = new double[counts.length];
      double squares = 0;
      for (int i = 0; i < products.length; i++) {
        double rarity = Math.log((1.0 + documents) / (1.0 + documentFrequencies[i])) + 1;
        products[i] = counts[i] * rarity;
        squares += products[i] * products[i];
      }
      double norm = Math.sqrt(squares);
      float[] weights = new float[counts.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (products[i] / norm);
      }
      return weights;
    }
  };

  /**
   * The weights of the words of one text.
   *
   * @param counts how often each occurs in it, at least once
   * @param documentFrequencies in how many documents of the vocabulary's corpus each occurs
   * @param documents of that corpus, not fewer than any document frequency; only {@link #TFIDF}
   *     looks at these two
   * @return one for each word
   */
  public abstract float[] weights(int[] counts, int[] documentFrequencies, int documents);

  /** As files have it: {@code binary}, {@code count}, {@code tfidf}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
