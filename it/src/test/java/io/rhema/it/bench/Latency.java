package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.schema.SentimentResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How long a text takes through the whole job, from the client that sends it to the client that
 * reads its result as soon as that is written. When results become final is another matter: that is
 * up to the interval between checkpoints.
 */
final class Latency {
  private static final double MILLI = 1e6;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Texts that are sent at once to see how many the job can do in a second. */
  private static final int BACKLOG = 300;

  private static final int BACKLOGS = 3;

  private final RunningJob job;
  private final int threads;
  private final String kind;
  private final Corpus corpus;
  private final double[] alone;

  private final Duration warmUp;

  /**
   * @param alone what the model takes for each text of the corpus alone, in nanoseconds
   */
  private Latency(
      RunningJob job, int threads, String kind, Corpus corpus, double[] alone, Duration warmUp) {
    this.job = job;
    this.threads = threads;
    this.kind = kind;
    this.corpus = corpus;
    this.alone = alone;
    this.warmUp = warmUp;
  }

  /**
   * Measures the first kind of texts in a quiet stream, a steady one at half of what the job can
   * do, and the same in bursts; the others in the steady one alone.
   *
   * @param kinds texts by the name of their kind
   * @param seconds for each
   * @param warmUp with each kind, at most
   */
  static List<LatencyResult> measure(
      ModelBundle model, Map<String, Corpus> kinds, int threads, int seconds, Duration warmUp)
      throws Exception {
    List<LatencyResult> results = new ArrayList<>();
    try (RunningJob job = new RunningJob(model.dir(), threads)) {
      for (Map.Entry<String, Corpus> kind : kinds.entrySet()) {
        Corpus corpus = kind.getValue();
        Latency latency =
            new Latency(job, threads, kind.getKey(), corpus, alone(model, corpus), warmUp);
        double half = Math.max(1, latency.most() / 2);
        for (Arrival arrival : results.isEmpty() ? all(half) : List.of(steady(half))) {
          System.err.printf("latency: %s, %s%n", latency.kind, arrival.name());
          results.add(latency.measure(arrival, (int) Math.max(1, arrival.perSecond() * seconds)));
        }
      }
    }
    return results;
  }

  private static List<Arrival> all(double half) {
    return List.of(
        new Arrival("quiet", Math.min(5, half), 1),
        steady(half),
        new Arrival("the same in bursts of 50", half, 50));
  }

  private static Arrival steady(double half) {
    return new Arrival("half of what it can do", half, 1);
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
          nanos[text] = Math.min(nanos[text], (double) (System.nanoTime() - start));
        }
      }
    }
    return nanos;
  }

  /** Texts a second that the job can do, once it has warmed up. */
  private double most() {
    System.err.printf("latency: %s, warming up%n", kind);
    Arrival backlog = new Arrival("at once", 1, Integer.MAX_VALUE);
    Settling settling = new Settling(warmUp);
    do {
      measure(backlog, BACKLOG);
    } while (settling.goesOn());
    return Spread.of(
            IntStream.range(0, BACKLOGS)
                .mapToDouble(
                    time -> {
                      long start = System.nanoTime();
                      measure(backlog, BACKLOG);
                      return BACKLOG / ((System.nanoTime() - start) / 1e9);
                    })
                .toArray())
        .median();
  }

  /** When each text was where, the times of brokers and of the other two by the same clock. */
  private static final class Times {
    final long[] sent;
    final AtomicLongArray appended;
    final long[] written;
    final long[] read;
    final long[] nanos;

    Times(int texts) {
      sent = new long[texts];
      appended = new AtomicLongArray(texts);
      written = new long[texts];
      read = new long[texts];
      nanos = new long[texts];
    }
  }

  private LatencyResult measure(Arrival arrival, int texts) {
    Times times = new Times(texts);
    Compiling before = Compiling.now();
    int first = job.client().sent();
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
        int text = sending++;
        times.nanos[text] = -System.nanoTime();
        times.sent[text] = System.currentTimeMillis();
        job.client()
            .send(
                corpus.texts().get(text % corpus.size()),
                appended -> times.appended.set(text, appended));
      }
      reading +=
          job.client()
              .poll(
                  MOMENT,
                  (SentimentResult result, int number, long written) -> {
                    int text = number - first;
                    times.written[text] = written;
                    times.read[text] = System.currentTimeMillis();
                    times.nanos[text] += System.nanoTime();
                  });
    }
    return result(arrival, texts, times, Compiling.now().shareSince(before));
  }

  private LatencyResult result(Arrival arrival, int texts, Times times, double compiling) {
    double[] whole = LongStream.of(times.nanos).mapToDouble(nanos -> nanos / MILLI).toArray();
    long[] waits = WaitingLine.waits(arrival, texts, alone, threads);
    return new LatencyResult(
        kind,
        arrival.name(),
        arrival.burst() == 1,
        arrival.perSecond(),
        texts,
        Quantiles.of(whole),
        quantiles(texts, i -> whole[i] - alone[i % alone.length] / MILLI),
        quantiles(texts, i -> waits[i] / MILLI),
        quantiles(texts, i -> times.appended.get(i) - times.sent[i]),
        quantiles(texts, i -> times.written[i] - times.appended.get(i)),
        quantiles(texts, i -> times.read[i] - times.written[i]),
        compiling);
  }

  private static Quantiles quantiles(int texts, IntToDoubleFunction millis) {
    return Quantiles.of(IntStream.range(0, texts).mapToDouble(millis).toArray());
  }
}
