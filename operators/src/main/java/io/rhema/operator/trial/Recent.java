package io.rhema.operator.trial;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * The most recent batches of something, no more of them than a decision needs: as many as have so
 * many texts together, and so many batches at least.
 *
 * @param <T> what is known of a batch
 */
final class Recent<T> {
  private final int minTexts;
  private final int minBatches;
  private final Deque<Batch<T>> batches = new ArrayDeque<>();
  private long texts;

  private record Batch<T>(T value, int texts) {}

  Recent(int minTexts, int minBatches) {
    this.minTexts = minTexts;
    this.minBatches = minBatches;
  }

  /**
   * @param count its texts, at least one
   */
  void add(T value, int count) {
    batches.add(new Batch<>(value, count));
    texts += count;
    while (batches.size() > minBatches && texts - batches.element().texts() >= minTexts) {
      texts -= batches.remove().texts();
    }
  }

  /** Whether a decision can rest on what is here. */
  boolean isEnough() {
    return texts >= minTexts && batches.size() >= minBatches;
  }

  boolean isEmpty() {
    return batches.isEmpty();
  }

  /** Texts of the batches here. */
  long texts() {
    return texts;
  }

  Stream<T> values() {
    return batches.stream().map(Batch::value);
  }
}
