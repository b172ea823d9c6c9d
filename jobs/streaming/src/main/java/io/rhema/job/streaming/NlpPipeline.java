package io.rhema.job.streaming;

import io.rhema.operator.Stage;
import io.rhema.operator.analyze.AnalyzeFunction;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.decode.DecodeFunction;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.infer.InferenceOperator;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.swap.ControlFunction;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.UpdateReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph, and nothing else: read ▸ decode ▸ analyze ▸ infer ▸ emit, and dead letters from every
 * stage. The Kafka job, the run over a file and the tests all call {@link #define}.
 *
 * <p>There is one infer stage for each model and one emit stage for each task. Infer is named after
 * the tasks that its model is asked for, {@code infer-sentiment-entities} in savepoints: asking one
 * model for other tasks makes it another operator, which begins with the version that the options
 * name.
 *
 * <p>Commands for the models come by an input of their own, which one task reads and broadcasts.
 *
 * <p>Every stage has the same parallelism and hands on by forward edges, without a key or a
 * rebalance: hence results keep the order of their partition. A model's operator has two inputs, so
 * it begins a chain of its own, and back-pressure and busy time show per model.
 */
public final class NlpPipeline {
  private static final String CONTROL = "control";
  private static final String COMMANDS = "commands";

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
    define(env, source, sinks, Optional.empty(), options);
  }

  /**
   * The same for a job whose models may be changed while it runs.
   *
   * @param channel by which they are; empty where nobody does
   */
  public static void define(
      StreamExecutionEnvironment env,
      EventSource source,
      ResultSinks sinks,
      Optional<ControlChannel> channel,
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
                new AnalyzeFunction(
                    options.models().stream()
                        .map(InferenceOptions::analyzedBundles)
                        .flatMap(List::stream)
                        .toList()),
                AnalyzedEvent.TYPE_INFO),
            Stage.ANALYZE.title(),
            Stage.ANALYZE.uid());
    Optional<SingleOutputStreamOperator<ModelControl>> commands =
        channel.map(from -> commands(env, from));
    DataStream<ModelControl> control =
        commands
            .map(DataStream::broadcast)
            .orElseGet(() -> noCommands(env, source.boundedness()).broadcast());
    List<SingleOutputStreamOperator<?>> answering = new ArrayList<>();
    commands.ifPresent(answering::add);
    DataStream<DeadLetter> deadLetters =
        events.getSideOutput(DeadLetter.OUTPUT).union(analyzed.getSideOutput(DeadLetter.OUTPUT));
    for (InferenceOptions model : options.models()) {
      SingleOutputStreamOperator<Void> answered = infer(analyzed, control, model);
      for (TaskKind task : model.tasks()) {
        answered
            .getSideOutput(task.output())
            .sinkTo(sinks.results().apply(task))
            .name(Stage.EMIT.title(task.key()))
            .uid(Stage.EMIT.uid(task.key()));
      }
      deadLetters = deadLetters.union(answered.getSideOutput(DeadLetter.OUTPUT));
      answering.add(answered);
    }
    deadLetters
        .sinkTo(sinks.deadLetters())
        .name(Stage.DEAD_LETTER.title())
        .uid(Stage.DEAD_LETTER.uid());
    channel.ifPresent(
        to ->
            answering.stream()
                .map(
                    operator ->
                        (DataStream<ResultRecord>) operator.getSideOutput(UpdateReports.OUTPUT))
                .reduce(DataStream::union)
                .orElseThrow()
                .sinkTo(to.results())
                .name(Stage.EMIT.title(CONTROL))
                .uid(Stage.EMIT.uid(CONTROL)));
  }

  private static SingleOutputStreamOperator<Void> infer(
      DataStream<AnalyzedEvent> analyzed,
      DataStream<ModelControl> control,
      InferenceOptions model) {
    List<String> tasks = model.tasks().stream().map(TaskKind::key).toList();
    String title = Stage.INFER.title(String.join(", ", tasks));
    return named(
        analyzed.connect(control).transform(title, Types.VOID, new InferenceOperator(model)),
        title,
        Stage.INFER.uid(String.join("-", tasks)));
  }

  /** One task reads commands, so that all subtasks of a model have them in one order. */
  private static SingleOutputStreamOperator<ModelControl> commands(
      StreamExecutionEnvironment env, ControlChannel channel) {
    return env.fromSource(
            new LateControl<>(channel.commands()),
            WatermarkStrategy.noWatermarks(),
            CONTROL,
            RawRecord.TYPE_INFO)
        .uid(CONTROL)
        .setParallelism(1)
        .process(new ControlFunction(), ModelControl.TYPE_INFO)
        .name(COMMANDS)
        .uid(COMMANDS)
        .setParallelism(1);
  }

  private static DataStream<ModelControl> noCommands(
      StreamExecutionEnvironment env, Boundedness boundedness) {
    return env.fromSource(
            new NoControl(boundedness),
            WatermarkStrategy.noWatermarks(),
            CONTROL,
            ModelControl.TYPE_INFO)
        .uid(CONTROL)
        .setParallelism(1);
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, String title, String uid) {
    return operator.name(title).uid(uid);
  }
}
