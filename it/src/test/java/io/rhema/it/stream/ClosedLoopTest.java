package io.rhema.it.stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.job.finetune.FineTuneJob;
import io.rhema.job.finetune.FineTuneSettings;
import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.job.streaming.JobOptions;
import io.rhema.local.RhemaHome;
import io.rhema.local.cli.Cli;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.UpdateOutcome;
import io.rhema.training.gate.RegressionTexts;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole circle with a shipped model: a stream that goes on, corrections by Kafka, the
 * fine-tuning job on the same cluster, its gate, the registry, and the stream again.
 */
@Tag("closed-loop")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ClosedLoopTest {
  private static final String SENTIMENT = "nlp.sentiment";
  private static final String FEEDBACK = "nlp.feedback";
  private static final String COMMANDS = "nlp.models";
  private static final String RESULTS = "nlp.models.results";
  private static final Duration TRAINING = Duration.ofMinutes(15);

  /** Few texts wait, so that the stream goes on and leaves the trainer some of the machine. */
  private static final int AHEAD = 20;

  @TempDir Path folder;

  /** What the texts of the stream are, each with the label that people give it. */
  private final Map<String, String> labels = new LinkedHashMap<>();

  private List<String> regression;
  private List<String> texts;

  @BeforeEach
  void collectTexts() throws IOException {
    Stream.of(Blorpy.corrected(), Blorpy.unheard())
        .flatMap(List::stream)
        .forEach(text -> labels.put(text, "positive"));
    Map<String, String> known = regressionTexts();
    labels.putAll(known);
    regression = List.copyOf(known.keySet());
    texts = List.copyOf(labels.keySet());
  }

  @Test
  void correctionsBecomeABetterModelOfAStreamThatGoesOn() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(3, folder)) {
      createTopics(kafka);
      String server = kafka.bootstrapServers();
      try (EventPump pump = new EventPump(AHEAD, this::text, server, "text-events", SENTIMENT);
          TopicReader commanded = new TopicReader(server, RESULTS)) {
        JobID stream = cluster.submit(streaming(server));
        pump.until(TRAINING, () -> pump.answered() >= texts.size());

        publish(server, walkThrough());
        FineTuneReport report = fineTune(cluster, pump, server);

        assertThat(report.published()).as("published: %s", report.reasons()).isTrue();
        assertThat(report.examples().refused()).isEmpty();
        assertThat(report.examples().train().corrections() + report.examples().dev().corrections())
            .isEqualTo(200);
        assertThat(registry().current("sentiment"))
            .hasValueSatisfying(version -> assertThat(version.id().version()).isEqualTo("2"));
        pump.until(
            () -> {
              commanded.poll();
              return commanded.records().size() >= 2;
            });
        assertThat(Results.outcomes(commanded)).containsOnly(UpdateOutcome.serving).hasSize(2);
        int swapped = pump.sent();
        pump.until(TRAINING, () -> pump.answered() >= swapped + texts.size());
        pump.drain();

        assertThat(cluster.restarts(stream)).as("restarts").isZero();
        List<SentimentResult> all = pump.results(SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        assertThat(Results.versionsByKey(all).values())
            .allSatisfy(
                versions ->
                    assertThat(versions.stream().distinct().toList()).containsExactly("1", "2"))
            .allSatisfy(versions -> assertThat(versions).isSorted());
        assertThat(rightShare(all, "1", Blorpy.corrected())).as("before").isLessThan(0.05);
        assertThat(rightShare(all, "2", Blorpy.corrected())).as("corrected").isGreaterThan(0.95);
        assertThat(rightShare(all, "2", Blorpy.unheard())).as("alike").isGreaterThan(0.9);
        assertThat(rightShare(all, "2", regression))
            .as("other texts, within the gate's margin")
            .isGreaterThanOrEqualTo(rightShare(all, "1", regression) - 0.03);
      }
    }
  }

  @Test
  void poisonedCorrectionsAreStoppedByTheGateAndTheStreamGoesOnAsBefore() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(3, folder)) {
      createTopics(kafka);
      String server = kafka.bootstrapServers();
      try (EventPump pump = new EventPump(AHEAD, this::text, server, "text-events", SENTIMENT);
          TopicReader commanded = new TopicReader(server, COMMANDS)) {
        JobID stream = cluster.submit(streaming(server));
        pump.until(() -> pump.answered() >= AHEAD);

        publish(server, corrections("praise.jsonl", Blorpy.with("terrific"), "negative"));
        publish(server, corrections("blame.jsonl", Blorpy.with("dreadful"), "positive"));
        FineTuneReport report = fineTune(cluster, pump, server);

        assertThat(report.published()).isFalse();
        assertThat(report.reasons().toString()).contains("regression").contains("worse");
        assertThat(report.comparisons())
            .filteredOn(set -> set.set().equals("regression"))
            .allMatch(set -> set.candidate() < set.serving());
        assertThat(registry().models()).isEmpty();
        int answered = pump.answered();
        pump.until(() -> pump.answered() >= answered + AHEAD);
        pump.drain();
        commanded.readToEnd();
        assertThat(commanded.records()).isEmpty();
        assertThat(cluster.restarts(stream)).as("restarts").isZero();
        List<SentimentResult> all = pump.results(SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        assertThat(all).extracting(SentimentResult::getModelVersion).containsOnly("1");
      }
    }
  }

  /** Trains on what the topic of corrections holds, while texts go on coming. */
  private FineTuneReport fineTune(TestCluster cluster, EventPump pump, String server)
      throws Exception {
    CompletableFuture<JobExecutionResult> made =
        cluster.fineTune(FineTuneSettings.of(fineTuning(server)));
    pump.until(TRAINING, made::isDone);
    return FineTuneJob.report(made.join());
  }

  private String text(int number) {
    return texts.get(number % texts.size());
  }

  /** How many of the answers of a version to texts are what people say. */
  private double rightShare(List<SentimentResult> all, String version, List<String> texts) {
    List<Boolean> right =
        all.stream()
            .filter(result -> result.getModelVersion().equals(version))
            .filter(result -> texts.contains(text(EventPump.number(result.getEventId()))))
            .map(
                result ->
                    labels
                        .get(text(EventPump.number(result.getEventId())))
                        .equals(result.getLabel()))
            .toList();
    assertThat(right).as("answers of version " + version).hasSizeGreaterThanOrEqualTo(texts.size());
    return right.stream().filter(it -> it).count() / (double) right.size();
  }

  private Map<String, String> regressionTexts() throws IOException {
    Map<String, String> read = new LinkedHashMap<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(RegressionTexts.SENTIMENT.write(folder))) {
      JsonNode text = json.readTree(line);
      read.put(text.get("text").asText(), text.get("label").asText());
    }
    return read;
  }

  /** The corrections of the README, which are those of {@link Blorpy}. */
  private static Path walkThrough() throws IOException {
    Path file = RhemaHome.path().resolve(Path.of("docs", "closed-loop", "corrections.tsv"));
    List<String> lines = new ArrayList<>(List.of("text\tlabel"));
    Blorpy.corrected().forEach(text -> lines.add(text + "\tpositive"));
    assertThat(Files.readAllLines(file)).isEqualTo(lines);
    return file;
  }

  private Path corrections(String file, List<String> texts, String label) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(json.writeValueAsString(Map.of("text", text, "label", label)));
    }
    return Files.write(folder.resolve(file), lines);
  }

  /** Publishes corrections as a user does. */
  private static void publish(String server, Path corrections) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int ended =
        Cli.execute(out, out, "feedback", corrections.toString(), "--bootstrap-servers", server);
    assertThat(ended).as(said.toString()).isZero();
  }

  private ModelRegistry registry() {
    return ModelRegistry.local(folder.resolve("registry"));
  }

  private static void createTopics(EmbeddedKafka kafka) {
    Stream.of("text-events", SENTIMENT).forEach(topic -> kafka.createTopic(topic, 2));
    kafka.createTopic("nlp.dead-letters", 1);
    kafka.createTopic(FEEDBACK, 2);
    kafka.createTopic(COMMANDS, 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic(RESULTS, 1);
  }

  private static Path shipped() {
    return RhemaHome.path().resolve(Path.of("models-onnx", "bundles", "sentiment", "1"));
  }

  private static JobOptions streaming(String server) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap-servers", server);
    options.put("tasks", "sentiment");
    options.put("models.sentiment.bundle", shipped().toString());
    options.put("parallelism", "2");
    options.put("checkpoint.interval", "1 s");
    options.put("control.topic", COMMANDS);
    return JobOptions.of(options);
  }

  private Map<String, String> fineTuning(String server) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap-servers", server);
    options.put("task", "sentiment");
    options.put("model.serving", shipped().toString());
    options.put("examples.topic", FEEDBACK);
    options.put("registry", folder.resolve("registry").toString());
    options.put("work", folder.resolve("work").toString());
    options.put("control.topic", COMMANDS);
    options.put("trainer.class-path", ownClassPath());
    return options;
  }

  /** Without the folder of this module's own classes, of which it has none. */
  private static String ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(place -> Files.exists(Path.of(place)))
        .collect(joining(File.pathSeparator));
  }
}
