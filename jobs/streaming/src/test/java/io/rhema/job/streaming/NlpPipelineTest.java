package io.rhema.job.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.operator.Stage;
import io.rhema.operator.decode.InputFormat;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class NlpPipelineTest {
  @TempDir Path folder;

  private final CollectSink<ResultRecord> results = new CollectSink<>();
  private final CollectSink<DeadLetter> deadLetters = new CollectSink<>();

  private StreamExecutionEnvironment pipeline(
      int parallelism, InputFormat format, String... texts) {
    List<RawRecord> records = new ArrayList<>();
    for (String text : texts) {
      byte[] value = text == null ? null : text.getBytes(UTF_8);
      records.add(new RawRecord("t", 0, records.size(), 0, null, value, List.of()));
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
    NlpPipeline.define(
        env,
        new EventSource(
            Boundedness.BOUNDED, e -> e.fromData(records, RawRecord.TYPE_INFO).setParallelism(1)),
        new ResultSinks(task -> results, deadLetters),
        new PipelineOptions(
            format,
            1_000,
            List.of(
                InferenceOptions.of(
                    TinyBundles.sentiment(folder).toString(), TaskKind.SENTIMENT))));
    return env;
  }

  private static SentimentResult sentiment(ResultRecord record) {
    return (SentimentResult) record.result();
  }

  @Test
  void answersEveryRecordOfABoundedInputInItsOrder() throws Exception {
    pipeline(1, InputFormat.TEXT, "good movie", "a bad film", "", null, "great", "x".repeat(1_001))
        .execute();

    assertThat(results.collected())
        .extracting(
            record -> sentiment(record).getEventId(),
            record -> sentiment(record).getStatus(),
            record -> sentiment(record).getLabel())
        .containsExactly(
            tuple("t-0-0", ResultStatus.ok, "positive"),
            tuple("t-0-1", ResultStatus.ok, "negative"),
            tuple("t-0-2", ResultStatus.empty, null),
            tuple("t-0-4", ResultStatus.ok, "positive"));
    assertThat(deadLetters.collected())
        .extracting(letter -> letter.origin().offset(), DeadLetter::stage)
        .containsExactlyInAnyOrder(tuple(3L, Stage.DECODE), tuple(5L, Stage.DECODE));
  }

  @Test
  void putsATextThatTheModelFailsOnAsideAndAnswersTheOthers() throws Exception {
    pipeline(1, InputFormat.TEXT, "good", TinyBundles.CRASH, "bad").execute();

    assertThat(results.collected())
        .extracting(record -> sentiment(record).getLabel())
        .containsExactly("positive", "negative");
    assertThat(deadLetters.collected())
        .extracting(letter -> letter.origin().offset(), DeadLetter::stage)
        .containsExactly(tuple(1L, Stage.INFER));
  }

  /** Order per partition rests on it: no edge may spread the records of one task over several. */
  @Test
  void handsOnByForwardEdgesOnly() {
    JobGraph graph = pipeline(2, InputFormat.TEXT, "x").getStreamGraph().getJobGraph();

    for (JobVertex vertex : graph.getVertices()) {
      for (JobEdge edge : vertex.getInputs()) {
        String from = edge.getSource().getProducer().getName();
        if (from.contains("control")) {
          assertThat(edge.getShipStrategyName()).isEqualTo("BROADCAST");
        } else if (!from.equals("Source: " + Stage.READ.title())) { // here it is not parallel
          assertThat(edge.getShipStrategyName()).as(from).isEqualTo("FORWARD");
        }
      }
    }
    assertThat(graph.getVertices())
        .filteredOn(vertex -> !vertex.getName().startsWith("Source: "))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(vertex -> assertThat(vertex.getParallelism()).isEqualTo(2));
  }

  @Test
  void namesEveryOperatorByItsStage() {
    List<String> uids =
        pipeline(1, InputFormat.TEXT, "x").getStreamGraph().getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .toList();

    assertThat(uids)
        .contains(
            "read",
            "decode",
            "analyze",
            "infer-sentiment",
            "emit-sentiment",
            "dead-letter",
            "control")
        .doesNotContainNull();
  }

  @Test
  void beginsAChainOfItsOwnForEveryModel() {
    JobGraph graph = pipeline(1, InputFormat.TEXT, "x").getStreamGraph().getJobGraph();

    assertThat(graph.getVertices())
        .extracting(JobVertex::getName)
        .anySatisfy(name -> assertThat(name).startsWith("infer: sentiment"));
  }
}
