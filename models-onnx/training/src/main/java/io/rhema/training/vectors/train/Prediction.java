package io.rhema.training.vectors.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Predicts a word among words that are drawn, and changes both sides' rows by the gradient of the
 * negative-sampling loss {@code -log s(v·u) - sum log s(-v·u')}.
 */
final class Prediction {
  private final Weights weights;
  private final NoiseWords noise;
  private final int negatives;
  private final SplittableRandom random;
  private final float[] mean;
  private final float[] change;
  private float learningRate;
  private double loss;
  private long made;

  Prediction(Weights weights, NoiseWords noise, int negatives, SplittableRandom random) {
    this.weights = weights;
    this.noise = noise;
    this.negatives = negatives;
    this.random = random;
    mean = new float[weights.inputs()[0].length];
    change = new float[mean.length];
  }

  void setLearningRate(float rate) {
    learningRate = rate;
  }

  /** The mean loss of the predictions since the last call; 0 when there was none. */
  double takeMeanLoss() {
    double taken = made == 0 ? 0 : loss / made;
    loss = 0;
    made = 0;
    return taken;
  }

  /** Skip-gram: one word predicts the other. */
  void ofWord(int near, int word) {
    float[] row = weights.inputs()[near];
    tell(row, word);
    Floats.add(change, row);
  }

  /** CBOW: the mean of the words from one position to another predicts that between them. */
  void ofMean(int[] text, int from, int to, int at) {
    int count = to - from - 1;
    if (count == 0) {
      return;
    }
    Arrays.fill(mean, 0);
    for (int near = from; near < to; near++) {
      if (near != at) {
        Floats.add(weights.inputs()[text[near]], mean);
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= count;
    }
    tell(mean, text[at]);
    // as word2vec does: each word takes the whole change, not its share
    for (int near = from; near < to; near++) {
      if (near != at) {
        Floats.add(change, weights.inputs()[text[near]]);
      }
    }
  }

  /** Tells the true word from those that are drawn; {@link #change} is what the input takes. */
  private void tell(float[] input, int word) {
    Arrays.fill(change, 0);
    answer(input, word, 1);
    for (int i = 0; i < negatives; i++) {
      int drawn = noise.draw(random);
      if (drawn != word) {
        answer(input, drawn, 0);
      }
    }
    made++;
  }

  private void answer(float[] input, int word, int truth) {
    float[] output = weights.outputs()[word];
    float score = Floats.dot(input, output);
    float step = (truth - Sigmoid.of(score)) * learningRate;
    loss += Sigmoid.loss(truth == 1 ? score : -score);
    Floats.addScaled(output, step, change);
    Floats.addScaled(input, step, output);
  }
}
