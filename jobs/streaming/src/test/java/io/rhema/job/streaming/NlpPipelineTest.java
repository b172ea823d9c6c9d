package io.rhema.job.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.operator.Stage;
import io.rhema.operator.decode.InputFormat;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class NlpPipelineTest {
  @TempDir Path folder;

  private final CollectSink<ResultRecord> results = new CollectSink<>();
  private final CollectSink<ResultRecord> entities = new CollectSink<>();
  private final CollectSink<DeadLetter> deadLetters = new CollectSink<>();

  private StreamExecutionEnvironment pipeline(
      int parallelism, InputFormat format, String... texts) {
    Path bundle = TinyBundles.sentiment(folder.resolve("sentiment"));
    return pipeline(parallelism, format, List.of(asked(bundle, TaskKind.SENTIMENT)), texts);
  }

  private StreamExecutionEnvironment pipeline(
      int parallelism, InputFormat format, List<InferenceOptions> models, String... texts) {
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
        new ResultSinks(task -> task == TaskKind.SENTIMENT ? results : entities, deadLetters),
        new PipelineOptions(format, 1_000, models));
    return env;
  }

  private static InferenceOptions asked(Path bundle, TaskKind... tasks) {
    return InferenceOptions.of(bundle.toString(), tasks);
  }

  /** One model for both tasks. */
  private List<InferenceOptions> shared() {
    Path both = TinyHeads.sentimentEntities(folder.resolve("both"));
    return List.of(asked(both, TaskKind.ENTITIES), asked(both, TaskKind.SENTIMENT));
  }

  /** A model for each task, of one vocabulary. */
  private List<InferenceOptions> separate() {
    return List.of(
        asked(TinyBundles.sentiment(folder.resolve("sentiment")), TaskKind.SENTIMENT),
        asked(TinyHeads.entities(folder.resolve("entities")), TaskKind.ENTITIES));
  }

  private static EntitiesResult entities(ResultRecord record) {
    return (EntitiesResult) record.result();
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
  void oneModelAnswersBothTasksInTheOrderOfTheRecords() throws Exception {
    pipeline(1, InputFormat.TEXT, shared(), "great ada", null, "", "awful paris").execute();

    assertBothAnswered();
  }

  @Test
  void twoModelsAnswerBothTasksInTheOrderOfTheRecords() throws Exception {
    pipeline(1, InputFormat.TEXT, separate(), "great ada", null, "", "awful paris").execute();

    assertBothAnswered();
  }

  private void assertBothAnswered() {
    assertThat(results.collected())
        .extracting(record -> sentiment(record).getEventId(), r -> sentiment(r).getLabel())
        .containsExactly(
            tuple("t-0-0", "positive"), tuple("t-0-2", null), tuple("t-0-3", "negative"));
    assertThat(entities.collected())
        .extracting(record -> entities(record).getEventId(), r -> mentions(entities(r)))
        .containsExactly(
            tuple("t-0-0", List.of("PER: ada")),
            tuple("t-0-2", List.of()),
            tuple("t-0-3", List.of("LOC: paris")));
    assertThat(deadLetters.collected())
        .extracting(letter -> letter.origin().offset())
        .containsExactly(1L);
  }

  private static List<String> mentions(EntitiesResult result) {
    return result.getEntities().stream()
        .map(entity -> entity.getLabel() + ": " + entity.getText())
        .toList();
  }

  /** Each model fails on it, so that each says which task has no result. */
  @Test
  void aTextThatTwoModelsFailOnHasADeadLetterOfEach() throws Exception {
    pipeline(1, InputFormat.TEXT, separate(), TinyBundles.CRASH, "good").execute();

    assertThat(deadLetters.collected())
        .extracting(letter -> letter.origin().offset(), DeadLetter::tasks)
        .containsExactlyInAnyOrder(
            tuple(0L, List.of(TaskKind.SENTIMENT)), tuple(0L, List.of(TaskKind.ENTITIES)));
    assertThat(results.collected()).hasSize(1);
    assertThat(entities.collected()).hasSize(1);
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
    assertForward(pipeline(2, InputFormat.TEXT, "x"));
    assertForward(pipeline(2, InputFormat.TEXT, shared(), "x"));
    assertForward(pipeline(2, InputFormat.TEXT, separate(), "x"));
  }

  private static void assertForward(StreamExecutionEnvironment env) {
    JobGraph graph = env.getStreamGraph().getJobGraph();

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

  /** A uid that changes makes every savepoint of the version before useless. */
  @Test
  void namesEveryOperatorByItsStage() {
    assertThat(uids(pipeline(1, InputFormat.TEXT, "x")))
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
  void namesAModelAfterTheTasksThatItIsAskedFor() {
    assertThat(uids(pipeline(1, InputFormat.TEXT, shared(), "x")))
        .contains("infer-sentiment-entities", "emit-sentiment", "emit-entities", "dead-letter")
        .doesNotContain("infer-sentiment", "infer-entities");
    assertThat(uids(pipeline(1, InputFormat.TEXT, separate(), "x")))
        .contains("infer-sentiment", "infer-entities", "emit-sentiment", "emit-entities")
        .doesNotContain("infer-sentiment-entities");
  }

  /** One task reads the commands, so that every subtask of a model has them in one order. */
  @Test
  void takesCommandsWhereTheOptionsNameATopicOfThem() {
    String bundle = TinyBundles.sentiment(folder.resolve("sentiment")).toString();
    Map<String, String> options =
        Map.of("tasks", "sentiment", "models.sentiment.bundle", bundle, "parallelism", "2");
    Map<String, String> controlled = new HashMap<>(options);
    controlled.put("control.topic", "nlp.models");

    assertThat(uids(job(options))).contains("control").doesNotContain("commands", "emit-control");
    assertThat(uids(job(controlled))).contains("control", "commands", "emit-control");
    assertThat(job(controlled).getStreamGraph().getStreamNodes())
        .filteredOn(node -> List.of("control", "commands").contains(node.getTransformationUID()))
        .hasSize(2)
        .allSatisfy(node -> assertThat(node.getParallelism()).isEqualTo(1));
    JobGraph graph = job(controlled).getStreamGraph().getJobGraph();
    assertThat(graph.getVertices())
        .filteredOn(vertex -> vertex.getName().startsWith("infer: "))
        .singleElement()
        .satisfies(
            infer ->
                assertThat(infer.getInputs())
                    .extracting(JobEdge::getShipStrategyName)
                    .containsExactlyInAnyOrder("FORWARD", "BROADCAST"));
  }

  @Test
  void checkpointsThatFellDueMeanwhileDoNotFollowAtOnce() {
    CheckpointConfig checkpoints =
        job(Map.of(
                "tasks", "sentiment", "models.sentiment.bundle", "x", "checkpoint.interval", "3 s"))
            .getCheckpointConfig();

    assertThat(checkpoints.getCheckpointInterval()).isEqualTo(3_000);
    assertThat(checkpoints.getMinPauseBetweenCheckpoints()).isEqualTo(3_000);
  }

  private static StreamExecutionEnvironment job(Map<String, String> options) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
    StreamingNlpJob.define(env, JobOptions.of(options));
    return env;
  }

  private static List<String> uids(StreamExecutionEnvironment env) {
    return env.getStreamGraph().getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .toList();
  }

  @Test
  void beginsAChainOfItsOwnForEveryModel() {
    assertThat(chains(pipeline(1, InputFormat.TEXT, "x")))
        .anySatisfy(name -> assertThat(name).startsWith("infer: sentiment -> "));
    assertThat(chains(pipeline(1, InputFormat.TEXT, shared(), "x")))
        .anySatisfy(name -> assertThat(name).startsWith("infer: sentiment, entities -> "));
    assertThat(chains(pipeline(1, InputFormat.TEXT, separate(), "x")))
        .anySatisfy(name -> assertThat(name).startsWith("infer: sentiment -> "))
        .anySatisfy(name -> assertThat(name).startsWith("infer: entities -> "));
  }

  private static List<String> chains(StreamExecutionEnvironment env) {
    List<String> names = new ArrayList<>();
    env.getStreamGraph().getJobGraph().getVertices().forEach(v -> names.add(v.getName()));
    return names;
  }
}
