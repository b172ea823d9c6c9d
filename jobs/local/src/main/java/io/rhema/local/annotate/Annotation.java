package io.rhema.local.annotate;

import io.rhema.job.line.Line;
import io.rhema.job.streaming.EventSource;
import io.rhema.job.streaming.NlpPipeline;
import io.rhema.job.streaming.PipelineOptions;
import io.rhema.job.streaming.ResultSinks;
import io.rhema.local.answer.Answer;
import io.rhema.local.bundle.ChosenModels;
import io.rhema.local.flink.EmbeddedFlink;
import io.rhema.local.flink.FlinkOptions;
import io.rhema.local.line.Lines;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.read.RawRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Answers the lines of a file by the same graph that answers a Kafka topic.
 *
 * @param models what every line is asked for, and the model of each task
 * @param parallelism tasks that work at the same time
 */
public record Annotation(ChosenModels models, int parallelism) {
  /** A failure ends the run: there is nothing to come back to. */
  private static final Map<String, String> ONE_ATTEMPT = Map.of("restart-strategy.type", "none");

  /**
   * Reads all lines and returns when each has its answer.
   *
   * @param answers is given one answer for each line, in their order, by one thread at a time; when
   *     it throws, the run ends
   * @throws ExecutionException when the job failed; the cause says why
   */
  public void run(Lines lines, Consumer<Answer> answers)
      throws ExecutionException, InterruptedException {
    LinesInOrder order = new LinesInOrder(lines.format(), models.tasks(), answers);
    try (Exchange exchange = new Exchange(order);
        EmbeddedFlink flink = EmbeddedFlink.prepare(FlinkOptions.headless(settings()))) {
      JobClient job = submit(flink.environment(), lines, exchange);
      Thread feeder = new Thread(() -> feed(lines, order, exchange), "rhema-lines");
      // It may be waiting for a terminal when the job fails, and must not keep the JVM alive then.
      feeder.setDaemon(true);
      feeder.start();
      try {
        job.getJobExecutionResult().get();
      } finally {
        feeder.interrupt();
      }
      if (order.unanswered() > 0) {
        throw new IllegalStateException(order.unanswered() + " lines were not answered");
      }
    }
  }

  private JobClient submit(StreamExecutionEnvironment env, Lines lines, Exchange exchange)
      throws ExecutionException {
    env.getCheckpointConfig().disableCheckpointing();
    NlpPipeline.define(
        env,
        EventSource.of(new ExchangeSource(exchange)),
        new ResultSinks(
            task -> new ExchangeSink<>(exchange, Exchange.Answers::given),
            new ExchangeSink<>(exchange, Exchange.Answers::refused)),
        new PipelineOptions(
            lines.format().input(),
            PipelineOptions.DEFAULT_MAX_CHARS,
            models.folders().entrySet().stream()
                .map(model -> InferenceOptions.of(model.getValue().toString(), model.getKey()))
                .toList()));
    try {
      return env.executeAsync("annotate");
    } catch (Exception e) {
      throw new ExecutionException("The job could not be started", e);
    }
  }

  private static void feed(Lines lines, LinesInOrder order, Exchange exchange) {
    try {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        order.enter(line);
        exchange.put(record(line));
      }
      exchange.end();
    } catch (RuntimeException e) {
      exchange.fail(e);
    } catch (InterruptedException e) {
      // The job is over, so nobody waits for the rest.
      Thread.currentThread().interrupt();
    }
  }

  private static RawRecord record(Line line) {
    return new RawRecord(
        "lines",
        0,
        line.number(),
        System.currentTimeMillis(),
        LinesInOrder.key(line),
        line.bytes(),
        List.of());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(ONE_ATTEMPT);
    settings.put("parallelism.default", Integer.toString(parallelism));
    return settings;
  }
}
