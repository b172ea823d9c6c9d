package io.rhema.local.demo;

import io.rhema.local.answer.Answer;
import io.rhema.local.flink.EmbeddedFlink;
import io.rhema.local.kafka.BrokerOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.local.kafka.KafkaAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The demo, without a terminal: broker, cluster, job, feeder and reader, from start to end. */
public final class Demo {
  /** Longer than three restarts of the job take on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final DemoOptions options;
  private final BooleanSupplier stopped;
  private final DemoTopics topics;

  /**
   * @param stopped whether somebody asked to end early
   */
  public Demo(DemoOptions options, BooleanSupplier stopped) {
    this.options = options;
    this.topics = DemoTopics.of(options.models().tasks(), options.commands());
    this.stopped = stopped;
  }

  /**
   * Runs until everything is answered, or until it is stopped.
   *
   * @param started is told the addresses when the job runs
   * @param answers is given each answer as it is read back
   * @throws ExecutionException when the job failed; the cause says why
   */
  public DemoSummary run(Consumer<DemoAddresses> started, Consumer<Answer> answers)
      throws ExecutionException, InterruptedException {
    BrokerOptions broker =
        BrokerOptions.defaults()
            .withPort(options.kafkaPort())
            .withMaxMessageBytes(KafkaAddress.MAX_REQUEST_BYTES);
    try (Feed feed = options.input().map(Feed::file).orElseGet(Feed::samples);
        EmbeddedFlink flink = EmbeddedFlink.prepare(DemoJob.cluster(options));
        EmbeddedKafka kafka = EmbeddedKafka.start(broker)) {
      topics.create(kafka, options.parallelism());
      String servers = kafka.bootstrapServers();
      try (DemoJob job = DemoJob.submit(flink, servers, topics, options)) {
        started.accept(
            new DemoAddresses(
                flink.dashboard().orElseThrow(),
                servers,
                topics.events(),
                List.copyOf(topics.results().values()),
                topics.deadLetters(),
                topics.commands()));
        return feedAndRead(feed, servers, job, answers);
      }
    }
  }

  private DemoSummary feedAndRead(Feed feed, String servers, DemoJob job, Consumer<Answer> answers)
      throws ExecutionException, InterruptedException {
    Outstanding outstanding = new Outstanding(options.models().tasks());
    try (AnswerReader reader = new AnswerReader(topics, servers, outstanding);
        Feeder feeder = new Feeder(feed, options.limits(), outstanding, servers, topics.events())) {
      feeder.start();
      long began = System.nanoTime();
      long last = began;
      boolean complete = false;
      while (!complete
          && !stopped.getAsBoolean()
          && System.nanoTime() - last < PATIENCE.toNanos()) {
        job.requireRunning();
        // Asked before the events are counted: nothing is entered after the feeder has finished.
        boolean fed = feeder.isFinished();
        if (reader.poll(answers) > 0 || outstanding.missing() == 0 && !fed) {
          last = System.nanoTime();
        }
        complete = fed && outstanding.missing() == 0;
      }
      double seconds = (last - began) / (double) TimeUnit.SECONDS.toNanos(1);
      return new DemoSummary(
          outstanding.entered(),
          outstanding.missing(),
          reader.results(),
          reader.deadLetters(),
          outstanding.unexpected(),
          complete,
          seconds);
    }
  }
}
