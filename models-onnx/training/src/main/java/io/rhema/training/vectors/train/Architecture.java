package io.rhema.training.vectors.train;

/** What predicts what. */
public enum Architecture {
  /** The mean of the words around predicts the word between them: faster. */
  CBOW(0.05),

  /** Each word around predicts the word between them: better for rare words and little text. */
  SKIP_GRAM(0.025);

  private final double learningRate;

  Architecture(double learningRate) {
    this.learningRate = learningRate;
  }

  /** The learning rate that word2vec begins with. */
  public double learningRate() {
    return learningRate;
  }
}
