package io.rhema.local.demo;

import io.rhema.job.streaming.JobOptions;
import io.rhema.job.streaming.StreamingNlpJob;
import io.rhema.local.flink.EmbeddedFlink;
import io.rhema.local.flink.FlinkOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streaming job as the demo runs it; cancelled on close. */
final class DemoJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoJob.class);
  private static final long PATIENCE_SECONDS = 20;

  private final JobClient client;
  private final CompletableFuture<JobExecutionResult> end;

  private DemoJob(JobClient client) {
    this.client = client;
    this.end = client.getJobExecutionResult();
  }

  /** A cluster that gives a job up soon: somebody is watching. */
  static FlinkOptions cluster(DemoOptions options) {
    return new FlinkOptions(
        Optional.of(options.dashboardPort()),
        Optional.empty(),
        Map.of(
            "parallelism.default", Integer.toString(options.parallelism()),
            "restart-strategy.type", "fixed-delay",
            "restart-strategy.fixed-delay.attempts", "3",
            "restart-strategy.fixed-delay.delay", "1s"));
  }

  static DemoJob submit(EmbeddedFlink flink, String servers, DemoTopics topics, DemoOptions options)
      throws ExecutionException {
    JobOptions job = JobOptions.of(written(servers, topics, options));
    try {
      StreamExecutionEnvironment env = flink.environment();
      StreamingNlpJob.define(env, job);
      return new DemoJob(env.executeAsync(StreamingNlpJob.name(job)));
    } catch (Exception e) {
      throw new ExecutionException("The job could not be started", e);
    }
  }

  private static Map<String, String> written(
      String servers, DemoTopics topics, DemoOptions options) {
    Map<String, String> written = new HashMap<>(options.models().jobOptions());
    topics
        .results()
        .forEach((task, topic) -> written.put("output.%s.topic".formatted(task.key()), topic));
    written.put("kafka.bootstrap-servers", servers);
    written.put("instance", "demo");
    written.put("input.topic", topics.events());
    written.put("output.dead-letters.topic", topics.deadLetters());
    topics.commands().ifPresent(topic -> written.put("control.topic", topic));
    written.put("parallelism", Integer.toString(options.parallelism()));
    written.put("checkpoint.interval", "1 s");
    // Somebody is watching: several beams write better, but take four times as long.
    written.put("translation.beams", "1");
    return written;
  }

  /**
   * Fails when the job is over: it has no end of its own.
   *
   * @throws ExecutionException whose cause says why
   */
  void requireRunning() throws ExecutionException, InterruptedException {
    if (end.isDone()) {
      end.get();
      throw new IllegalStateException("The job ended although its input has no end");
    }
  }

  @Override
  public void close() {
    try {
      client.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      LOG.info("The job is cancelled, or was over before", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
