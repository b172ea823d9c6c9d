package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.schema.SentimentResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How long a text takes through the whole job, from the client that sends it to the client that
 * reads its result as soon as that is written. When results become final is another matter: that is
 * up to the interval between checkpoints.
 */
final class Latency {
  private static final double MILLI = 1e6;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Corpus corpus;
  private final double[] alone;

  /**
   * @param alone what the model takes for each text of the corpus alone, in nanoseconds
   */
  private Latency(Corpus corpus, double[] alone) {
    this.corpus = corpus;
    this.alone = alone;
  }

  /**
   * Measures in a quiet stream, a steady one at half of what the job can do, and the same in
   * bursts.
   *
   * @param most texts a second that the job can do
   * @param seconds for each
   */
  static List<LatencyResult> measure(
      ModelBundle model, Corpus corpus, int threads, double most, int seconds) throws Exception {
    Latency latency = new Latency(corpus, alone(model, corpus));
    double half = Math.max(1, most / 2);
    List<LatencyResult> results = new ArrayList<>();
    try (RunningJob job =
        new RunningJob(
            model.dir(), threads, "read_uncommitted", Map.of("cache.max-kilobytes", "0"))) {
      // What is compiled and opened at first is nobody's latency.
      latency.measure(job, new Arrival("warm-up", half, 1), seconds);
      for (Arrival arrival :
          List.of(
              new Arrival("quiet", Math.min(5, half), 1),
              new Arrival("half of what it can do", half, 1),
              new Arrival("the same in bursts of 50", half, 50))) {
        System.err.printf("latency: %s%n", arrival.name());
        results.add(latency.measure(job, arrival, seconds));
      }
    }
    return results;
  }

  /** The best of three runs of each text. */
  private static double[] alone(ModelBundle model, Corpus corpus) throws Exception {
    double[] nanos = new double[corpus.size()];
    Arrays.fill(nanos, Double.MAX_VALUE);
    try (BareSession session = BareSession.singleThreaded(model)) {
      for (int time = 0; time < 3; time++) {
        for (int text = 0; text < nanos.length; text++) {
          List<long[]> row = List.of(corpus.row(text));
          long start = System.nanoTime();
          session.run(row);
          nanos[text] = Math.min(nanos[text], System.nanoTime() - start);
        }
      }
    }
    return nanos;
  }

  private LatencyResult measure(RunningJob job, Arrival arrival, int seconds) {
    int texts = (int) Math.max(1, arrival.perSecond() * seconds);
    long[] sent = new long[texts];
    long[] read = new long[texts];
    int first = -1;
    int sending = 0;
    int reading = 0;
    long start = System.nanoTime();
    while (reading < texts) {
      long now = System.nanoTime();
      if (now - start > arrival.due(texts) + PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "%d of %d texts have their results after %d s"
                .formatted(reading, texts, (now - start) / 1_000_000_000));
      }
      job.requireRunning();
      while (sending < texts && start + arrival.due(sending) <= now) {
        sent[sending] = System.nanoTime();
        int number = job.client().send(corpus.texts().get(sending % corpus.size()));
        first = first < 0 ? number : first;
        sending++;
      }
      int from = first;
      reading +=
          job.client()
              .poll(
                  MOMENT,
                  (SentimentResult result, int number) -> read[number - from] = System.nanoTime());
    }
    return result(arrival, sent, read);
  }

  private LatencyResult result(Arrival arrival, long[] sent, long[] read) {
    double[] whole = new double[sent.length];
    double[] beyond = new double[sent.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (read[i] - sent[i]) / MILLI;
      beyond[i] = whole[i] - alone[i % alone.length] / MILLI;
    }
    Arrays.sort(whole);
    Arrays.sort(beyond);
    return new LatencyResult(
        arrival.name(),
        arrival.perSecond(),
        whole.length,
        at(whole, 0.5),
        at(whole, 0.99),
        at(beyond, 0.5),
        at(beyond, 0.99));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }
}
