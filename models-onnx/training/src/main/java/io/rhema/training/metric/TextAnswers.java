package io.rhema.training.metric;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a classifier says about labelled texts.
 *
 * @param labels names of the classes
 * @param texts that it was asked about
 * @param truth for each text, the index of its class
 * @param logits for each text, one for each class
 */
public record TextAnswers(
    List<String> labels, List<String> texts, int[] truth, List<float[]> logits) {

  /** The likeliest class of each text against the true one. */
  public Accuracy accuracy() {
    return Accuracy.of(labels, truth, logits.stream().mapToInt(TextAnswers::best).toArray());
  }

  /** The mean of the negative logarithms of the true classes' probabilities. */
  public double loss() {
    return IntStream.range(0, truth.length).mapToDouble(i -> -log(i, truth[i])).average().orElse(0);
  }

  /** The wrong answers that it is surest of, the surest first. */
  public List<Mistake> worst(int count) {
    return IntStream.range(0, truth.length)
        .filter(i -> best(logits.get(i)) != truth[i])
        .mapToObj(this::mistake)
        .sorted(Comparator.comparingDouble(Mistake::probability).reversed())
        .limit(count)
        .toList();
  }

  private Mistake mistake(int text) {
    int answer = best(logits.get(text));
    return new Mistake(
        texts.get(text), labels.get(truth[text]), labels.get(answer), Math.exp(log(text, answer)));
  }

  /** Logarithm of a class's probability by softmax. */
  private double log(int text, int label) {
    float[] of = logits.get(text);
    double most = of[best(of)];
    double sum = 0;
    for (float logit : of) {
      sum += Math.exp(logit - most);
    }
    return of[label] - most - Math.log(sum);
  }

  /** The first of equals, as when the model is served. */
  private static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
