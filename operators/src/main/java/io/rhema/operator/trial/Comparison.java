package io.rhema.operator.trial;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Compares a candidate with the serving version, batch by batch, and says when it is worse than it
 * may be. Not safe for use by several threads.
 *
 * <p>A decision rests on the most recent texts. Time is compared by the median of several batches,
 * each of which both versions answered one right after the other, so that one pause of the machine
 * decides nothing.
 */
public final class Comparison {
  /** Batches that a median is made of at least. */
  static final int MIN_BATCHES = 5;

  /** Once there is enough to decide by, one batch in so many is answered by both versions. */
  static final int SPARSELY = 8;

  /** No pause of a machine is that long: a batch that takes so much more decides alone. */
  static final Duration ENDLESS = Duration.ofSeconds(30);

  private static final double NANOS_A_MICRO = 1e3;
  private static final double NANOS_A_SECOND = 1e9;
  private static final double PERCENT = 100;

  private final RollbackBounds bounds;
  private final boolean answers;
  private final Recent<Integer> errors;
  private final Recent<Double> differences;
  private final Recent<Timing> timings;
  private String failure;
  private long texts;
  private long failed;
  private long compared;
  private long batches;
  private long nextReport;

  private record Timing(long servingNanos, long candidateNanos, int size) {
    double ratio() {
      return (double) candidateNanos / servingNanos;
    }

    double servingMicros() {
      return servingNanos / NANOS_A_MICRO / size;
    }

    double candidateMicros() {
      return candidateNanos / NANOS_A_MICRO / size;
    }
  }

  /**
   * @param answers whether the candidate's answers are published: otherwise only its time, and its
   *     failing altogether, can be too much
   */
  public Comparison(RollbackBounds bounds, boolean answers) {
    this.bounds = bounds;
    this.answers = answers;
    this.errors = new Recent<>(bounds.minTexts(), 1);
    this.differences = new Recent<>(bounds.minTexts(), 1);
    this.timings = new Recent<>(bounds.minTexts(), MIN_BATCHES);
    this.nextReport = bounds.minTexts();
  }

  /**
   * Whether the next batch should be answered by both versions: each one until there is enough to
   * decide by, then now and then. Asked once for each batch.
   */
  public boolean wantsBoth() {
    return !isEnough() || batches++ % SPARSELY == 0;
  }

  /** Whether there is enough to decide by, so that no bound passed means that it is no worse. */
  public boolean isEnough() {
    return differences.isEnough() && timings.isEnough();
  }

  /** Why it can't be decided, for a candidate whose time is up. */
  public String undecided() {
    return breach(
        "It was asked about %d texts in %d s, of which both versions answered %d; a decision takes %d texts in %d batches.",
        texts, bounds.decideWithin().toSeconds(), compared, bounds.minTexts(), MIN_BATCHES);
  }

  /**
   * The candidate was asked about a batch.
   *
   * @param count its texts, at least one
   * @param unanswered those that it has no answer for although the serving version has
   */
  public void asked(int count, int unanswered) {
    texts += count;
    failed += unanswered;
    errors.add(unanswered, count);
  }

  /**
   * Both versions answered texts.
   *
   * @param count at least one
   * @param difference sum of the {@link Disagreement} of each
   */
  public void answered(int count, double difference) {
    compared += count;
    differences.add(difference, count);
  }

  /**
   * Both versions took their time for one batch.
   *
   * @param count its texts, at least one
   * @param size its sub-words, at least one
   * @param servingNanos what the serving version took, at least one
   * @param candidateNanos what the candidate took
   */
  public void took(int count, int size, long servingNanos, long candidateNanos) {
    Timing timing = new Timing(servingNanos, candidateNanos, size);
    timings.add(timing, count);
    if (candidateNanos - servingNanos > ENDLESS.toNanos()
        && timing.ratio() > bounds.maxLatencyRatio()) {
      failed(
          breach(
              "It took %.1f s for %d texts that took the serving version %.1f s; at most %s times is allowed.",
              candidateNanos / NANOS_A_SECOND,
              count,
              servingNanos / NANOS_A_SECOND,
              bounds.maxLatencyRatio()));
    }
  }

  /** The candidate did what is too much at once, such as failing altogether. */
  public void failed(String why) {
    failure = why;
  }

  /** Which bound the candidate has passed, with figures; nothing as long as none. */
  public Optional<String> breach() {
    if (failure != null) {
      return Optional.of(failure);
    }
    TrialFigures now = figures();
    if (timings.isEnough() && (float) now.latencyRatio() > bounds.maxLatencyRatio()) {
      return Optional.of(
          breach(
              "It took %.2f times as long as the serving version for the same %d texts, %.1f instead of %.1f µs a sub-word; at most %s times is allowed.",
              now.latencyRatio(),
              timings.texts(),
              now.candidateMicros(),
              now.servingMicros(),
              bounds.maxLatencyRatio()));
    }
    if (answers && errors.isEnough() && (float) now.errorRate() > bounds.maxErrorRate()) {
      return Optional.of(
          breach(
              "It had no answer to %.2f %% of %d texts that the serving version answered; at most %.2f %% is allowed.",
              PERCENT * now.errorRate(), errors.texts(), PERCENT * bounds.maxErrorRate()));
    }
    if (answers
        && differences.isEnough()
        && (float) now.disagreement() > bounds.maxDisagreement()) {
      return Optional.of(
          breach(
              "Its answers to %d texts differ from those of the serving version by %.3f; at most %s is allowed.",
              differences.texts(), now.disagreement(), bounds.maxDisagreement()));
    }
    return Optional.empty();
  }

  private static String breach(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }

  /** Whether it is time to tell how it goes: when there is enough, and with each doubling. */
  public boolean isReportDue() {
    if (texts < nextReport) {
      return false;
    }
    nextReport = 2 * texts;
    return true;
  }

  /** How it goes. */
  public TrialFigures figures() {
    return new TrialFigures(
        texts,
        failed,
        compared,
        mean(errors.values().mapToDouble(Integer::doubleValue), errors.texts()),
        mean(differences.values().mapToDouble(Double::doubleValue), differences.texts()),
        median(Timing::ratio),
        median(Timing::servingMicros),
        median(Timing::candidateMicros));
  }

  private static double mean(DoubleStream sums, long count) {
    return count == 0 ? Double.NaN : sums.sum() / count;
  }

  /** The lower one of two in the middle, in favour of the candidate. */
  private double median(ToDoubleFunction<Timing> figure) {
    double[] sorted = timings.values().mapToDouble(figure).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
  }
}
