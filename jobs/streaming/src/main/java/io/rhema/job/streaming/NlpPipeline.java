package io.rhema.job.streaming;

import io.rhema.operator.Stage;
import io.rhema.operator.analyze.AnalyzeFunction;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.decode.DecodeFunction;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.infer.InferenceOperator;
import io.rhema.operator.interpret.SentimentInterpreter;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.swap.ModelControl;
import io.rhema.schema.SentimentResult;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph, and nothing else: read ▸ decode ▸ analyze ▸ infer ▸ emit, and dead letters from every
 * stage. The Kafka job, the run over a file and the tests all call {@link #define}.
 *
 * <p>Every stage has the same parallelism and hands on by forward edges, without a key or a
 * rebalance: hence results keep the order of their partition. A model's operator has two inputs, so
 * it begins a chain of its own, and back-pressure and busy time show per model.
 */
public final class NlpPipeline {

  /** What the sentiment model's stages are called, on the dashboard and in savepoints. */
  public static final String SENTIMENT = "sentiment";

  private static final String CONTROL = "control";

  private NlpPipeline() {}

  /**
   * Adds the whole flow to an environment and sets what it relies on there: no Kryo, and no uid
   * that nobody chose.
   */
  public static void define(
      StreamExecutionEnvironment env,
      EventSource source,
      ResultSinks sinks,
      PipelineOptions options) {
    Configuration rules = new Configuration();
    rules.set(org.apache.flink.configuration.PipelineOptions.GENERIC_TYPES, false);
    rules.set(org.apache.flink.configuration.PipelineOptions.AUTO_GENERATE_UIDS, false);
    env.configure(rules);

    SingleOutputStreamOperator<RawRecord> records =
        named(source.addTo().apply(env), Stage.READ.title(), Stage.READ.uid());
    SingleOutputStreamOperator<DecodedEvent> events =
        named(
            records.process(
                new DecodeFunction(options.format(), options.maxChars()), DecodedEvent.TYPE_INFO),
            Stage.DECODE.title(),
            Stage.DECODE.uid());
    SingleOutputStreamOperator<AnalyzedEvent> analyzed =
        named(
            events.process(
                new AnalyzeFunction(List.of(options.sentiment().bundle())),
                AnalyzedEvent.TYPE_INFO),
            Stage.ANALYZE.title(),
            Stage.ANALYZE.uid());
    SingleOutputStreamOperator<ResultRecord<SentimentResult>> sentiment =
        named(
            analyzed
                .connect(control(env, source.boundedness()))
                .transform(
                    Stage.INFER.title(SENTIMENT),
                    ResultRecord.typeOf(SentimentResult.class),
                    new InferenceOperator<>(options.sentiment(), SentimentInterpreter::of)),
            Stage.INFER.title(SENTIMENT),
            Stage.INFER.uid(SENTIMENT));

    sentiment
        .sinkTo(sinks.sentiment())
        .name(Stage.EMIT.title(SENTIMENT))
        .uid(Stage.EMIT.uid(SENTIMENT));
    events
        .getSideOutput(DeadLetter.OUTPUT)
        .union(
            analyzed.getSideOutput(DeadLetter.OUTPUT), sentiment.getSideOutput(DeadLetter.OUTPUT))
        .sinkTo(sinks.deadLetters())
        .name(Stage.DEAD_LETTER.title())
        .uid(Stage.DEAD_LETTER.uid());
  }

  private static DataStream<ModelControl> control(
      StreamExecutionEnvironment env, Boundedness boundedness) {
    return env.fromSource(
            new NoControl(boundedness),
            WatermarkStrategy.noWatermarks(),
            CONTROL,
            ModelControl.TYPE_INFO)
        .uid(CONTROL)
        .setParallelism(1)
        .broadcast();
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, String title, String uid) {
    return operator.name(title).uid(uid);
  }
}
