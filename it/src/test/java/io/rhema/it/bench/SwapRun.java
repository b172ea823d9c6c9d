package io.rhema.it.bench;

import io.rhema.it.stream.Deadline;
import io.rhema.it.stream.LoopTopics;
import io.rhema.it.stream.OtherVersion;
import io.rhema.it.stream.TestCluster;
import io.rhema.it.stream.TopicReader;
import io.rhema.job.streaming.JobOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.local.kafka.KafkaAddress;
import io.rhema.local.update.ServeCommand;
import io.rhema.local.update.UpdateChannel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.UpdateOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model in a running job: there and back between two versions of it, while texts come at a
 * steady rate.
 *
 * @param task which the model is asked
 * @param bundle of the model
 * @param texts that come in turn
 * @param rate how many of them a second
 */
record SwapRun(SwappedTask task, Path bundle, List<String> texts, int rate) {
  private static final int PARALLELISM = 2;

  /** Before the first command, as the JVM compiles what it runs often; and after each. */
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private static final Duration REST = Duration.ofSeconds(4);

  /**
   * Measures.
   *
   * @param folder an empty one for the second version and the cluster's state
   */
  SwappedModel measure(Path folder, int swaps) throws Exception {
    ModelBundle first = ModelBundle.open(bundle);
    Path other = OtherVersion.copied(first.id().version() + "-again", bundle, folder.resolve("b"));
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(PARALLELISM, folder)) {
      LoopTopics.create(kafka, task.topic());
      String server = kafka.bootstrapServers();
      var job = cluster.submit(options(server));
      try (SteadyFeed feed = new SteadyFeed(server, LoopTopics.TEXTS, texts, rate);
          TopicReader results = new TopicReader(server, task.topic());
          TopicReader told = new TopicReader(server, LoopTopics.OUTCOMES)) {
        Deadline.repeat(
            () -> results.poll(), () -> !results.records().isEmpty(), () -> "no text is answered");
        rest(WARM_UP, results);
        UpdateChannel channel = new UpdateChannel(KafkaAddress.of(server), LoopTopics.COMMANDS);
        List<ModelUpdate> commands = new ArrayList<>();
        for (int i = 0; i < swaps; i++) {
          ModelUpdate command = ServeCommand.of(i % 2 == 0 ? other : bundle, Optional.empty());
          command.setIssuedAt(Instant.ofEpochMilli(System.currentTimeMillis()));
          channel.publish(command);
          commands.add(command);
          int expected = PARALLELISM * commands.size();
          Deadline.repeat(
              () -> {
                results.poll();
                told.poll();
              },
              () -> told.records().size() >= expected,
              () -> told.records().size() + " of " + expected + " subtasks serve");
          rest(REST, results);
        }
        int sent = feed.end();
        Deadline.repeat(
            results::poll,
            () -> results.records().size() >= sent,
            () -> results.records().size() + " of " + sent + " are answered");
        results.readToEnd();
        return found(
            first, commands, outcomes(told), answers(results), sent, cluster.restarts(job));
      }
    }
  }

  private static void rest(Duration time, TopicReader results) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      results.poll();
    }
  }

  private static List<ModelUpdateResult> outcomes(TopicReader told) {
    return told.records().stream()
        .map(record -> RecordCodec.of(ModelUpdateResult.class).decode(record.value()))
        .toList();
  }

  private List<AnsweredText> answers(TopicReader results) {
    return results.records().stream()
        .map(record -> AnsweredText.of(record, task.results()))
        .toList();
  }

  private SwappedModel found(
      ModelBundle model,
      List<ModelUpdate> commands,
      List<ModelUpdateResult> outcomes,
      List<AnsweredText> answers,
      int sent,
      int restarts) {
    long ids = answers.stream().map(AnsweredText::id).distinct().count();
    boolean served = outcomes.stream().allMatch(it -> it.getOutcome() == UpdateOutcome.serving);
    if (!served || restarts > 0 || answers.size() != sent || ids != sent) {
      throw new IllegalStateException(
          "%d texts, %d answers to %d of them, %d restarts, %s: not worth measuring"
              .formatted(sent, answers.size(), ids, restarts, outcomes));
    }
    return new SwappedModel(
        model.id().toString(),
        sent,
        ids,
        commands.stream()
            .map(command -> Swap.of(command, of(command, outcomes), answers))
            .toList());
  }

  private static List<ModelUpdateResult> of(ModelUpdate command, List<ModelUpdateResult> outcomes) {
    return outcomes.stream().filter(it -> it.getUpdateId().equals(command.getId())).toList();
  }

  private JobOptions options(String server) {
    return JobOptions.of(
        Map.of(
            "kafka.bootstrap-servers",
            server,
            "tasks",
            task.key(),
            "models.%s.bundle".formatted(task.key()),
            bundle.toString(),
            "parallelism",
            String.valueOf(PARALLELISM),
            "checkpoint.interval",
            "10 s",
            "control.topic",
            LoopTopics.COMMANDS));
  }
}
