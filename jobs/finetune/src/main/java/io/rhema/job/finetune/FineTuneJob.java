package io.rhema.job.finetune;

import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.job.finetune.publish.ReportText;
import io.rhema.schema.ModelUpdate;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Makes a better model of corrections, and publishes it when it is no worse than the one before.
 */
public final class FineTuneJob {
  private FineTuneJob() {}

  /**
   * Runs the job on the cluster it is submitted to.
   *
   * @param arguments {@code [--config FILE] [key=value]…}
   */
  public static void main(String[] arguments) throws Exception {
    FineTuneSettings settings = FineTuneSettings.parse(List.of(arguments));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, settings);
    JobExecutionResult result = env.execute(name(settings));
    if (result.isJobExecutionResult()) {
      ReportText.of(report(result)).forEach(System.out::println);
    }
  }

  /** Adds the job to an environment, and the settings of it that are the job's own. */
  public static void define(StreamExecutionEnvironment env, FineTuneSettings settings) {
    FineTunePipeline.define(
        env,
        execution -> ExampleSources.define(execution, settings),
        settings.kafka().control().map(topic -> announcements(settings.kafka(), topic)),
        settings.check(),
        settings.train(),
        settings.publish());
  }

  /** The job's name on the dashboard. */
  public static String name(FineTuneSettings settings) {
    return "Rhema: " + settings.name();
  }

  /** What a job found and did that has ended. */
  public static FineTuneReport report(JobExecutionResult result) {
    List<String> reports = result.getAccumulatorResult(FineTuneReport.ACCUMULATOR);
    return FineTuneReport.parse(reports.get(0));
  }

  /** A command that is given twice is obeyed once, so that nothing is lost is enough. */
  private static Sink<ModelUpdate> announcements(KafkaSettings kafka, String topic) {
    return KafkaSink.<ModelUpdate>builder()
        .setBootstrapServers(kafka.bootstrapServers())
        .setKafkaProducerConfig(kafka.producerProperties())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new UpdateWriter(topic))
        .build();
  }
}
