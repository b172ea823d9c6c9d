package io.rhema.job.finetune;

import io.rhema.job.finetune.check.CheckOptions;
import io.rhema.job.finetune.check.Preparation;
import io.rhema.job.finetune.publish.PublishOperator;
import io.rhema.job.finetune.publish.PublishSettings;
import io.rhema.job.finetune.read.ReadExample;
import io.rhema.job.finetune.train.TrainOperator;
import io.rhema.job.finetune.train.TrainSettings;
import io.rhema.job.finetune.train.TrainedModel;
import io.rhema.operator.type.AvroSerializer;
import io.rhema.operator.type.ElementTypeInfo;
import io.rhema.schema.ModelUpdate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph, and nothing else: read ▸ check ▸ keep the latest of each text ▸ train, once for each
 * configuration of the search ▸ gate and publish ▸ tell running jobs.
 *
 * <p>It is a batch job: a stage begins when the one before has ended, and what that one made stays
 * on disk until all is done. Hence a training whose task manager dies begins anew without anything
 * being read again, and more configurations than slots are trained one after the other.
 */
public final class FineTunePipeline {
  private static final TypeInformation<ModelUpdate> UPDATES =
      new ElementTypeInfo<>(ModelUpdate.class, config -> new AvroSerializer<>(ModelUpdate.class));

  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private FineTunePipeline() {}

  /**
   * Adds the whole flow to an environment and sets what it relies on there.
   *
   * @param examples corrections and replay, from all their sources
   * @param announcements takes the command to running jobs; empty where they are not told
   */
  public static void define(
      StreamExecutionEnvironment env,
      Function<StreamExecutionEnvironment, DataStream<ReadExample>> examples,
      Optional<Sink<ModelUpdate>> announcements,
      CheckOptions check,
      TrainSettings train,
      PublishSettings publish) {
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    env.configure(rules());
    Preparation prepared = Preparation.define(examples.apply(env), check);
    SingleOutputStreamOperator<TrainedModel> trained =
        prepared
            .examples()
            .broadcast()
            .transform(
                FineTuneStage.TRAIN.title(), TrainedModel.TYPE_INFO, new TrainOperator(train))
            .uid(FineTuneStage.TRAIN.uid())
            .setParallelism(train.configurations().size());
    SingleOutputStreamOperator<ModelUpdate> published =
        trained
            .connect(prepared.refused())
            .transform(FineTuneStage.PUBLISH.title(), UPDATES, new PublishOperator(publish))
            .uid(FineTuneStage.PUBLISH.uid())
            .setParallelism(1);
    announcements.ifPresent(
        sink ->
            published
                .sinkTo(sink)
                .name(FineTuneStage.ANNOUNCE.title())
                .uid(FineTuneStage.ANNOUNCE.uid())
                .setParallelism(1));
  }

  private static Configuration rules() {
    Configuration rules = new Configuration();
    rules.set(PipelineOptions.GENERIC_TYPES, false);
    rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    // Corrections are few: they are compared on the heap, and no managed memory is set aside.
    rules.set(ExecutionOptions.SORT_INPUTS, false);
    rules.set(ExecutionOptions.USE_BATCH_STATE_BACKEND, false);
    // What is worth another attempt succeeds at one of a few; a cluster's jobs may have endless
    // ones.
    rules.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    rules.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, ATTEMPTS);
    rules.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, PAUSE);
    return rules;
  }
}
