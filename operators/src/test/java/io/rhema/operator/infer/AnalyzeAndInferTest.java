package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.testing.TinyBundles;
import io.rhema.operator.analyze.AnalyzeFunction;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.swap.ModelControl;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Analysis and model in a real cluster in this JVM, over a stream that ends. */
class AnalyzeAndInferTest {
  private static final int EVENTS = 400;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachEventHasOneResultOrOneDeadLetter(boolean objectReuse) throws Exception {
    StreamExecutionEnvironment env = environment(objectReuse);
    SingleOutputStreamOperator<Void> results =
        sentiment(env, TinyBundles.sentiment(dir).toString());
    CloseableIterator<DeadLetter> letters = results.getSideOutput(DeadLetter.OUTPUT).collectAsync();
    CloseableIterator<ResultRecord> answers =
        results.getSideOutput(TaskKind.SENTIMENT.output()).collectAsync();

    env.execute("analyze and infer");

    assertThat(drained(letters))
        .extracting(letter -> letter.origin().offset())
        .containsExactlyInAnyOrder(13L, 110L, 207L, 304L);
    List<SentimentResult> answered =
        drained(answers).stream().map(record -> (SentimentResult) record.result()).toList();
    assertThat(answered)
        .extracting(SentimentResult::getEventId)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, EVENTS)
                .filter(i -> !isPoisoned(i))
                .mapToObj(String::valueOf)
                .toList());
    assertThat(answered)
        .allSatisfy(
            r ->
                assertThat(r.getLabel())
                    .isEqualTo(
                        Integer.parseInt(r.getEventId()) % 2 == 0 ? "positive" : "negative"));
  }

  private static StreamExecutionEnvironment environment(boolean objectReuse) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, objectReuse);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration).setParallelism(2);
  }

  private static SingleOutputStreamOperator<Void> sentiment(
      StreamExecutionEnvironment env, String bundle) {
    DataStream<DecodedEvent> events =
        env.fromData(
            IntStream.range(0, EVENTS).mapToObj(AnalyzeAndInferTest::event).toList(),
            DecodedEvent.TYPE_INFO);
    DataStream<ModelControl> control =
        env.fromData(
            List.of(new ModelControl.Serve("u", "another", "1", bundle, "0".repeat(64))),
            ModelControl.TYPE_INFO);
    return events
        .process(new AnalyzeFunction(List.of(bundle)), AnalyzedEvent.TYPE_INFO)
        .connect(control.broadcast())
        .transform(
            "infer",
            Types.VOID,
            new InferenceOperator(InferenceOptions.of(bundle, TaskKind.SENTIMENT)));
  }

  private static DecodedEvent event(int number) {
    String text =
        "the ".repeat(number % 40)
            + (number % 2 == 0 ? "good" : "bad")
            + (isPoisoned(number) ? " crash" : "");
    return new DecodedEvent(
        new RawRecord("texts", 0, number, 0, null, null, List.of()),
        TextEvent.newBuilder()
            .setId(String.valueOf(number))
            .setText(text)
            .setEventTime(Instant.EPOCH)
            .build());
  }

  private static boolean isPoisoned(long number) {
    return number % 97 == 13;
  }

  private static <T> List<T> drained(CloseableIterator<T> iterator) throws Exception {
    try (iterator) {
      List<T> all = new ArrayList<>();
      iterator.forEachRemaining(all::add);
      return all;
    }
  }
}
