package io.rhema.operator.infer;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.failure.WantedTasks;
import io.rhema.operator.interpret.Manner;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.read.RawRecord.Header;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.TrialMode;
import io.rhema.operator.swap.UpdateReports;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import io.rhema.schema.TranslationResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/**
 * An {@link InferenceOperator} in Flink's harness: feeds it texts and reads its results, dead
 * letters and metrics. Texts are analysed with the vocabulary of the options' bundle, unless its
 * model makes its own sub-words.
 */
final class InferenceHarness extends AbstractStreamOperatorTestHarness<Void> {
  private final InferenceOperator inference;
  private final RecordedOutput output = new RecordedOutput();
  private final List<TextEncoder> encoders;
  private final Map<String, Metric> metrics;
  private int offset;

  static InferenceHarness of(InferenceOptions options) throws Exception {
    return new InferenceHarness(options, new ConcurrentHashMap<>());
  }

  private InferenceHarness(InferenceOptions options, Map<String, Metric> metrics) throws Exception {
    super(
        SimpleOperatorFactory.of(new InferenceOperator(options)),
        new MockEnvironmentBuilder().setMetricGroup(taskMetrics(metrics)).build());
    this.metrics = metrics;
    encoders =
        options.manner() == Manner.READ
            ? List.of(TextEncoders.load(Path.of(options.bundle())))
            : List.of();
    setOutputCreator(serializer -> output);
    setup();
    inference = (InferenceOperator) operator;
  }

  /** One that is open, without state. */
  static InferenceHarness opened(InferenceOptions options) throws Exception {
    InferenceHarness harness = of(options);
    harness.open();
    return harness;
  }

  /** One that is open, with the state of another. */
  static InferenceHarness restored(InferenceOptions options, OperatorSubtaskState state)
      throws Exception {
    InferenceHarness harness = of(options);
    harness.initializeState(state);
    harness.open();
    return harness;
  }

  private static TaskMetricGroup taskMetrics(Map<String, Metric> metrics) {
    TestingMetricRegistry registry =
        TestingMetricRegistry.builder()
            .setDelimiter('.')
            .setRegisterConsumer(
                (metric, name, group) -> metrics.put(group.getMetricIdentifier(name), metric))
            .build();
    return TaskManagerMetricGroup.createTaskManagerMetricGroup(
            registry, "localhost", ResourceID.generate())
        .addJob(new JobID(), "job")
        .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task");
  }

  /** An analysed event; its id and its timestamp are how many were made before. */
  AnalyzedEvent event(String text) {
    return event(text, null);
  }

  private AnalyzedEvent event(String text, String language) {
    return event(text, language, List.of());
  }

  private AnalyzedEvent event(String text, String language, List<Header> headers) {
    TextEvent event =
        TextEvent.newBuilder()
            .setId(String.valueOf(offset))
            .setText(text)
            .setLanguage(language)
            .setEventTime(Instant.ofEpochMilli(offset))
            .build();
    RawRecord origin = new RawRecord("texts", 0, offset++, 0, null, null, headers);
    return new AnalyzedEvent(
        origin, event, encoders.stream().map(encoder -> encoder.encode(text)).toList());
  }

  /** Feeds texts, each with its number as timestamp. */
  void process(String... texts) throws Exception {
    for (String text : texts) {
      int number = offset;
      process(new StreamRecord<>(event(text), number));
    }
  }

  void processIn(String language, String text) throws Exception {
    int number = offset;
    process(new StreamRecord<>(event(text, language), number));
  }

  /** Feeds a text that is to be answered for some tasks only. */
  void processFor(String tasks, String text) throws Exception {
    int number = offset;
    Header wanted = new Header(WantedTasks.HEADER, tasks.getBytes(StandardCharsets.UTF_8));
    process(new StreamRecord<>(event(text, null, List.of(wanted)), number));
  }

  void process(StreamRecord<AnalyzedEvent> element) throws Exception {
    inference.processElement1(element);
  }

  void control(ModelControl command) throws Exception {
    inference.processElement2(new StreamRecord<>(command));
  }

  /** A command to serve what is in a folder, or where it will be, as that has it now. */
  static ModelControl.Serve command(String model, String version, Path folder) {
    return command(model, version, folder.toString(), BundleManifest.checksum(folder));
  }

  static ModelControl.Serve command(String model, String version, String place, String checksum) {
    return new ModelControl.Serve("to-" + version, model, version, place, checksum);
  }

  /** A command to try what is in a folder. */
  static ModelControl.Try trial(
      TrialMode mode, double share, String model, String version, Path folder) {
    return new ModelControl.Try(
        mode + "-" + version,
        model,
        version,
        folder.toString(),
        BundleManifest.checksum(folder),
        mode,
        share);
  }

  /** Waits until a version was opened, or was not, and does what follows. */
  void changeOver() throws Exception {
    getTaskMailbox().take(TaskMailbox.MIN_PRIORITY).run();
  }

  /** Has a version served that is in a folder, or refused, before anything else happens. */
  void swap(String model, String version, Path folder) throws Exception {
    control(command(model, version, folder));
    changeOver();
  }

  /** What was said last. */
  ModelUpdateResult lastReport() {
    List<ModelUpdateResult> all = reports();
    return all.get(all.size() - 1);
  }

  /** What was said of commands. */
  List<ModelUpdateResult> reports() {
    return output.side(UpdateReports.OUTPUT).stream()
        .map(record -> (ModelUpdateResult) record.getValue().result())
        .toList();
  }

  /** A watermark on both inputs. */
  void watermark(long timestamp) throws Exception {
    inference.processWatermark1(new Watermark(timestamp));
    inference.processWatermark2(new Watermark(timestamp));
  }

  void endTexts() throws Exception {
    inference.endInput(1);
  }

  void finish() throws Exception {
    inference.finish();
  }

  /** What Flink does from another thread when it cancels the task. */
  void cancelTask() throws Exception {
    inference.getContainingTask().getCancelables().close();
  }

  /** What was emitted, in order, whichever the output. */
  List<Object> emitted() {
    return output.elements();
  }

  List<SentimentResult> results() {
    return results(TaskKind.SENTIMENT, SentimentResult.class);
  }

  List<EntitiesResult> entities() {
    return results(TaskKind.ENTITIES, EntitiesResult.class);
  }

  List<TranslationResult> translations() {
    return results(TaskKind.TRANSLATION, TranslationResult.class);
  }

  List<KeywordsResult> keywords() {
    return results(TaskKind.KEYWORDS, KeywordsResult.class);
  }

  List<StreamRecord<ResultRecord>> records(TaskKind task) {
    return output.side(task.output());
  }

  private <R> List<R> results(TaskKind task, Class<R> type) {
    return records(task).stream().map(record -> type.cast(record.getValue().result())).toList();
  }

  List<String> resultIds() {
    return results().stream().map(SentimentResult::getEventId).toList();
  }

  /** The version of the model that gave each result. */
  List<String> versions() {
    return results().stream().map(SentimentResult::getModelVersion).toList();
  }

  List<DeadLetter> deadLetters() {
    return output.side(DeadLetter.OUTPUT).stream().map(StreamRecord::getValue).toList();
  }

  Counter counter(String name) {
    return (Counter) metric(name);
  }

  Counter counter(String model, String name) {
    return (Counter) metric(model, name);
  }

  Object gauge(String name) {
    return ((Gauge<?>) metric(name)).getValue();
  }

  /** A metric by its name behind {@code nlp.model.sentiment}. */
  Metric metric(String name) {
    return metric("sentiment", name);
  }

  /** A metric by its name behind {@code nlp.model} and a model's name. */
  Metric metric(String model, String name) {
    return endingWith(".nlp.model." + model + "." + name);
  }

  /** How many dead letters were counted, of a kind. */
  long countedDeadLetters(Class<?> kind) {
    Metric count = endingWith(".nlp.deadLetters.kind." + kind.getSimpleName() + ".count");
    return ((Counter) count).getCount();
  }

  private Metric endingWith(String suffix) {
    return metrics.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(suffix))
        .findAny()
        .orElseThrow(() -> new AssertionError("No metric " + suffix + " in " + metrics.keySet()))
        .getValue();
  }
}
