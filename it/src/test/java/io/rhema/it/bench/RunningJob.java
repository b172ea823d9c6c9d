package io.rhema.it.bench;

import io.rhema.job.streaming.JobOptions;
import io.rhema.job.streaming.StreamingNlpJob;
import io.rhema.local.flink.EmbeddedFlink;
import io.rhema.local.flink.FlinkOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A broker, the streaming job as it is by default but for its cache, which texts that come again
 * must not be answered from, and a client of both, in this process. The client reads results as
 * soon as they are written; they are final with the next checkpoint.
 */
final class RunningJob implements AutoCloseable {
  private static final String RESULTS = "nlp.sentiment";

  /** Records have the time at which the broker got them, in place of their producer's. */
  private static final Map<String, String> BY_BROKERS_CLOCK =
      Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

  private final EmbeddedKafka kafka = EmbeddedKafka.start();
  private final EmbeddedFlink flink;
  private final JobClient job;
  private final StreamClient<SentimentResult> client;

  /**
   * @param bundle a classifier
   */
  RunningJob(Path bundle, int parallelism) throws Exception {
    kafka.createTopic(StreamClient.TEXTS, parallelism, BY_BROKERS_CLOCK);
    kafka.createTopic(RESULTS, parallelism, BY_BROKERS_CLOCK);
    kafka.createTopic("nlp.dead-letters", 1);
    JobOptions options =
        JobOptions.of(
            Map.of(
                "tasks", "sentiment",
                "models.sentiment.bundle", bundle.toString(),
                "kafka.bootstrap-servers", kafka.bootstrapServers(),
                "parallelism", Integer.toString(parallelism),
                "cache.max-kilobytes", "0"));
    flink =
        EmbeddedFlink.prepare(
            FlinkOptions.headless(Map.of("parallelism.default", Integer.toString(parallelism))));
    StreamExecutionEnvironment env = flink.environment();
    StreamingNlpJob.define(env, options);
    job = env.executeAsync(StreamingNlpJob.name(options));
    client =
        new StreamClient<>(
            kafka.bootstrapServers(),
            parallelism,
            RESULTS,
            "read_uncommitted",
            SentimentResult.class,
            SentimentResult::getEventId);
  }

  StreamClient<SentimentResult> client() {
    return client;
  }

  /** Fails when the job is over: it has no end of its own. */
  void requireRunning() {
    if (job.getJobExecutionResult().isDone()) {
      throw new IllegalStateException(
          "The job ended although its input has no end: " + job.getJobExecutionResult());
    }
  }

  @Override
  public void close() throws ExecutionException, InterruptedException {
    client.close();
    job.cancel().get();
    flink.close();
    kafka.close();
  }
}
