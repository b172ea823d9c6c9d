package io.rhema.training.tune;

import io.rhema.model.bundle.Head;
import java.util.Optional;

/**
 * What is chosen about a further training; everything else follows from the serving model.
 *
 * @param version of the model that comes out
 * @param head which of several heads learns; none for the only one
 * @param learningRate the highest one, in (0, 1]
 * @param epochs how often the examples are gone through; parts of one are allowed
 * @param batchSize examples a step; for a translation, times {@value #TOKENS_A_PAIR} tokens
 * @param seed of the order of the examples and of the dropout
 * @param dropout share of each sub-layer's output
 * @param threads of libtorch
 * @param bf16 whether matrix products run in bfloat16
 */
public record TuningOptions(
    String version,
    Optional<String> head,
    double learningRate,
    double epochs,
    int batchSize,
    long seed,
    double dropout,
    int threads,
    boolean bf16) {
  static final int TOKENS_A_PAIR = 48;

  /**
   * The rate for a model that translates. Those that are shipped were trained from nothing at five
   * times that: what moves a large pre-trained encoder would leave them where they are.
   */
  public static final double TRANSLATION_RATE = 3e-4;

  /** What has served small corrections of the shipped models well: three epochs at 3e-5. */
  public static TuningOptions of(String version) {
    return new TuningOptions(version, Optional.empty(), 3e-5, 3, 16, 1, 0.1, 1, true);
  }

  /** What serves a head well where nobody says otherwise. */
  public static double usualRate(Head tuned) {
    return TrainingFiles.of(tuned) == TrainingFiles.PAIRS
        ? TRANSLATION_RATE
        : of("").learningRate();
  }

  public TuningOptions withHead(String name) {
    return new TuningOptions(
        version, Optional.of(name), learningRate, epochs, batchSize, seed, dropout, threads, bf16);
  }

  public TuningOptions withLearningRate(double changed) {
    return new TuningOptions(
        version, head, changed, epochs, batchSize, seed, dropout, threads, bf16);
  }

  public TuningOptions withEpochs(double changed) {
    return new TuningOptions(
        version, head, learningRate, changed, batchSize, seed, dropout, threads, bf16);
  }

  public TuningOptions withBatchSize(int changed) {
    return new TuningOptions(
        version, head, learningRate, epochs, changed, seed, dropout, threads, bf16);
  }

  public TuningOptions withSeed(long changed) {
    return new TuningOptions(
        version, head, learningRate, epochs, batchSize, changed, dropout, threads, bf16);
  }

  public TuningOptions withThreads(int changed) {
    return new TuningOptions(
        version, head, learningRate, epochs, batchSize, seed, dropout, changed, bf16);
  }
}
