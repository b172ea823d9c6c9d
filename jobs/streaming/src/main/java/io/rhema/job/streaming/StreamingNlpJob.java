package io.rhema.job.streaming;

import io.rhema.job.streaming.kafka.KafkaCheck;
import io.rhema.job.streaming.kafka.KafkaEnds;
import io.rhema.job.streaming.kafka.KafkaNotReadyException;
import io.rhema.model.bundle.BundleException;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads texts from Kafka and publishes what the models say of them to Kafka, exactly once. */
public final class StreamingNlpJob {
  private StreamingNlpJob() {}

  /**
   * Runs the job on the cluster it is submitted to.
   *
   * @param arguments {@code [--config FILE] [key=value]…}
   */
  public static void main(String[] arguments) throws Exception {
    JobOptions options = JobOptions.parse(List.of(arguments));
    check(options);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, options);
    env.execute(name(options));
  }

  /**
   * Looks whether the job can run, before it consumes a record.
   *
   * @throws BundleException when a model cannot be served
   * @throws KafkaNotReadyException when Kafka or a topic is not there
   */
  public static void check(JobOptions options) {
    options.pipeline().models().forEach(ModelCheck::run);
    KafkaCheck.run(options.kafka());
  }

  /** Adds the job to an environment, and the settings of it that are the job's own. */
  public static void define(StreamExecutionEnvironment env, JobOptions options) {
    options.parallelism().ifPresent(env::setParallelism);
    long interval = options.checkpointInterval().toMillis();
    env.enableCheckpointing(interval);
    // Those that fell due while a slow one was under way would else follow each other at once, each
    // with new transactions and a window cut short.
    env.getCheckpointConfig().setMinPauseBetweenCheckpoints(interval);
    options
        .checkpointDirectory()
        .ifPresent(
            directory -> {
              Configuration configuration = new Configuration();
              configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory);
              env.configure(configuration);
            });
    NlpPipeline.define(
        env,
        KafkaEnds.source(options.kafka()),
        KafkaEnds.sinks(options.kafka()),
        KafkaEnds.control(options.kafka()),
        options.pipeline());
  }

  /** The job's name on the dashboard. */
  public static String name(JobOptions options) {
    return "Rhema: " + options.kafka().instance();
  }
}
