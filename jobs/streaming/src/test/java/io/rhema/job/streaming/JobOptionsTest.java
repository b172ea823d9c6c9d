package io.rhema.job.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rhema.job.option.InvalidOptionsException;
import io.rhema.job.streaming.kafka.Delivery;
import io.rhema.model.task.entity.Aggregation;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.task.keyword.KeywordOptions;
import io.rhema.operator.decode.InputFormat;
import io.rhema.operator.infer.CascadeOptions;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.infer.TranslationOptions;
import io.rhema.operator.interpret.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobOptionsTest {
  private static final String BUNDLE = "models.sentiment.bundle=/models/sentiment/1";

  @TempDir Path folder;

  private static JobOptions with(String... arguments) {
    List<String> all = new ArrayList<>(List.of("tasks=sentiment", BUNDLE));
    all.addAll(Arrays.asList(arguments));
    return JobOptions.parse(all);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("job.yaml"), yaml);
  }

  @Test
  void hasADefaultForAllButTheModel() {
    JobOptions options = with();

    assertThat(options.pipeline().models().get(0).bundle()).isEqualTo("/models/sentiment/1");
    assertThat(options.pipeline().format()).isEqualTo(InputFormat.AVRO);
    assertThat(options.pipeline().maxChars()).isEqualTo(100_000);
    assertThat(options.kafka().input()).isEqualTo("text-events");
    assertThat(options.kafka().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(options.kafka().transactionTimeout()).isEqualTo(Duration.ofMinutes(15));
    assertThat(options.checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.parallelism()).isEmpty();
    assertThatThrownBy(() -> JobOptions.parse(List.of()))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessageStartingWith("Missing option models.sentiment.bundle: ");
  }

  @Test
  void readsNestedAndFlatYaml() throws IOException {
    Path file =
        file(
            """
            kafka:
              bootstrap-servers: broker-1:9092,broker-2:9092
              producer:
                compression.type: lz4
            input.format: json
            parallelism: 4
            batch: {linger: 5 ms, max-records: 64}
            tasks: [sentiment, embeddings]
            models: {sentiment.bundle: /models/a, embeddings.bundle: /models/b}
            """);

    JobOptions options = JobOptions.parse(List.of("--config", file.toString()));

    assertThat(options.kafka().bootstrapServers()).isEqualTo("broker-1:9092,broker-2:9092");
    assertThat(options.kafka().producer()).containsEntry("compression.type", "lz4");
    assertThat(options.pipeline().format()).isEqualTo(InputFormat.JSON);
    assertThat(options.parallelism()).contains(4);
    assertThat(options.pipeline().models().get(0).limits().linger())
        .isEqualTo(Duration.ofMillis(5));
    assertThat(options.pipeline().models().get(0).limits().maxRecords()).isEqualTo(64);
  }

  @Test
  void readsTheExample() {
    JobOptions options = JobOptions.parse(Path.of("example.yaml"), List.of());

    assertThat(options.pipeline().format()).isEqualTo(InputFormat.JSON);
    assertThat(options.kafka().clients()).containsEntry("security.protocol", "PLAINTEXT");
  }

  @Test
  void letsAnArgumentWinOverTheFile() throws IOException {
    Path file = file("input.format: json\ntasks: sentiment\n" + BUNDLE.replace("=", ": "));

    JobOptions options =
        JobOptions.parse(file, List.of("input.format=text", "input.topic=other-topic"));

    assertThat(options.pipeline().format()).isEqualTo(InputFormat.TEXT);
    assertThat(options.kafka().input()).isEqualTo("other-topic");
  }

  @Test
  void resolvesTheBundleWhereItIsWritten() {
    assertThat(with("models.sentiment.bundle=models/../a").pipeline().models().get(0).bundle())
        .isEqualTo(Path.of("a").toAbsolutePath().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "checkpoint.interval=5x | Invalid checkpoint.interval='5x'. Expected a duration from 100 ms"
            + " to 10 min, such as '10 s'.",
        "checkpoint.interval=10 | Invalid checkpoint.interval='10'. Expected a duration from 100 ms"
            + " to 10 min, such as '10 s'.",
        "output.transaction-timeout=16 min | Invalid output.transaction-timeout='16 min'. Expected"
            + " a duration from 1 min to 15 min, such as '10 min'.",
        "input.format=xml | Invalid input.format='xml'. Expected one of avro, json, text.",
        "output.delivery=EXACTLY_ONCE | Invalid output.delivery='EXACTLY_ONCE'. Expected one of"
            + " exactly-once, at-least-once.",
        "parallelism=0 | Invalid parallelism='0'. Expected a whole number from 1 to 32768.",
        "text.max-chars=1e5 | Invalid text.max-chars='1e5'. Expected a whole number of at least 1.",
        "input.topic=a topic | Invalid input.topic='a topic'. Expected a topic name: 1 to 249"
            + " letters, digits, '.', '_' or '-'.",
        "instance=a.b | Invalid instance='a.b'. Expected 1 to 64 letters, digits, '_' or '-'.",
        "kafka.bootstrap-servers=localhost | Invalid kafka.bootstrap-servers='localhost'. Expected"
            + " host:port, several separated by commas.",
        "models.sentiment.bundle= | Invalid models.sentiment.bundle=''. Expected a folder.",
        "models.sentiment.accept-other-version=yes | Invalid"
            + " models.sentiment.accept-other-version='yes'. Expected true or false.",
        "tasks= | Invalid tasks=''. Expected one or more of sentiment, entities, embeddings,"
            + " translation, classification, keywords, separated by commas, none twice.",
        "tasks=sentiment,topics | Invalid tasks='sentiment,topics'. Expected one or more of"
            + " sentiment, entities, embeddings, translation, classification, keywords, separated"
            + " by commas, none twice.",
        "tasks=sentiment,sentiment | Invalid tasks='sentiment,sentiment'. Expected one or more of"
            + " sentiment, entities, embeddings, translation, classification, keywords, separated"
            + " by commas, none twice.",
        "tasks=sentiment,entities | Missing option models.entities.bundle:"
            + " tasks='sentiment,entities' needs it. Expected a folder.",
        "entities.aggregation=last | Invalid entities.aggregation='last'. Expected one of none,"
            + " simple, first, average, max.",
        "entities.min-score=1.5 | Invalid entities.min-score='1.5'. Expected a number from 0 to 1.",
        "entities.min-score=NaN | Invalid entities.min-score='NaN'. Expected a number from 0 to 1.",
        "entities.ignore-labels=O,,PER | Invalid entities.ignore-labels='O,,PER'. Expected labels,"
            + " separated by commas, perhaps none.",
        "output.sentiment.topic=nlp.dead-letters | Invalid"
            + " output.dead-letters.topic='nlp.dead-letters'. Expected another topic than that of"
            + " output.sentiment.topic.",
        "output.sentiment.topic=text-events | Invalid output.sentiment.topic='text-events'."
            + " Expected another topic than that of input.topic.",
        "control.topic=text-events | Invalid control.topic='text-events'. Expected another topic"
            + " than that of input.topic.",
        "control.topic=nlp.models.results | Invalid control.results-topic='nlp.models.results'."
            + " Expected another topic than that of control.topic.",
        "keywords.limit=0 | Invalid keywords.limit='0'. Expected a whole number from 1 to 1000.",
        "translation.beams=0 | Invalid translation.beams='0'. Expected a whole number from 1 to"
            + " 32.",
        "translation.limit=5 min | Invalid translation.limit='5 min'. Expected a duration from 10"
            + " ms to 4 min, such as '10 s'.",
        "translation.window-limit=5 s | Invalid translation.window-limit='5 s'. Expected at least"
            + " '10 s', which translation.limit is.",
        "batch.run-tokens=2048 | Invalid batch.run-tokens='2048'. Expected at most 1024, unless"
            + " device is a GPU: a CPU gets slower beyond.",
        "device=gpu | Invalid device='gpu'. Expected one of cpu, cuda, cuda:N, auto.",
        "kafka.consumer.group.id=mine | Invalid kafka.consumer.group.id='mine'. The job sets"
            + " 'group.id' itself; leave it out.",
        "checkpoint.intervall=5 s | Unknown option checkpoint.intervall='5 s'. Did you mean"
            + " 'checkpoint.interval'?",
        "kafka.client.sasl.jaas.config=hunter2 | Unknown option"
            + " kafka.client.sasl.jaas.config='(hidden)'. The options are listed in the README.",
        "colour=red | Unknown option colour='red'. The options are listed in the README.",
        "input.format | Invalid argument 'input.format'. Expected key=value.",
      })
  void saysKeyValueAndRule(String argument, String message) {
    assertThatThrownBy(() -> with(argument))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage(message);
  }

  @Test
  void everyModelRunsOnTheDevice() {
    JobOptions options = with("device=cuda:1", "batch.run-tokens=4096");

    assertThat(options.pipeline().models())
        .allSatisfy(
            model -> {
              assertThat(model.device()).hasToString("cuda:1");
              assertThat(model.limits().runTokens()).isEqualTo(4_096);
            });
  }

  @Test
  void smallModelIsAskedFirstOfATaskWithALabel() {
    JobOptions options =
        with(
            "models.sentiment.cascade.bundle=/models/lstm",
            "models.sentiment.cascade.min-score=0.9");

    assertThat(options.pipeline().models())
        .filteredOn(model -> model.tasks().contains(TaskKind.SENTIMENT))
        .singleElement()
        .satisfies(
            model -> {
              assertThat(model.cascade()).isEqualTo(new CascadeOptions("/models/lstm", 0.9f));
              assertThat(model.analyzedBundles()).containsExactly(model.bundle(), "/models/lstm");
            });
  }

  @Test
  void taskWithASmallModelSharesNoLargeOne() {
    assertThatThrownBy(
            () ->
                JobOptions.parse(
                    List.of(
                        "models.sentiment.bundle=/models/both",
                        "models.entities.bundle=/models/both",
                        "models.sentiment.cascade.bundle=/models/lstm")))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage(
            "Invalid models.entities.bundle='/models/both'. Expected another folder than that of"
                + " models.sentiment.bundle: its model answers that task alone.");
  }

  @Test
  void needsModelsAndTopicsForTheChosenTasksOnly() {
    JobOptions options =
        JobOptions.parse(
            List.of("tasks=entities", "models.entities.bundle=/models/e", "parallelism=1"));

    assertThat(options.pipeline().models())
        .extracting(InferenceOptions::bundle, InferenceOptions::tasks)
        .containsExactly(tuple("/models/e", List.of(TaskKind.ENTITIES)));
    assertThat(options.kafka().results()).isEqualTo(Map.of(TaskKind.ENTITIES, "nlp.entities"));
  }

  @Test
  void asksOneModelForAllTasksThatNameItsFolder() {
    JobOptions options =
        JobOptions.parse(
            List.of(
                "tasks=embeddings, entities,sentiment",
                "models.entities.bundle=/models/both/../both",
                "models.sentiment.bundle=/models/both",
                "models.embeddings.bundle=/models/other"));

    assertThat(options.pipeline().models())
        .extracting(InferenceOptions::bundle, InferenceOptions::tasks)
        .containsExactly(
            tuple("/models/both", List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES)),
            tuple("/models/other", List.of(TaskKind.EMBEDDINGS)));
  }

  @Test
  void letsNoTwoTasksDisagreeOnTheModelThatTheyShare() {
    assertThatThrownBy(
            () ->
                with(
                    "tasks=sentiment,entities",
                    "models.entities.bundle=/models/sentiment/1",
                    "models.entities.threads=2"))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage(
            "Invalid models.entities.threads='2'. Expected '1', which models.sentiment.threads is:"
                + " both share the model in /models/sentiment/1.");
  }

  @Test
  void letsAModelThatTranslatesWaitForFewerSubWords() {
    InferenceOptions model =
        with("tasks=translation", "models.translation.bundle=/models/t").pipeline().models().get(0);

    assertThat(model.translation()).isEqualTo(TranslationOptions.DEFAULT);
    assertThat(model.limits().maxTokens()).isEqualTo(2_048);
    assertThat(model.limits().maxRecords()).isEqualTo(256);
  }

  @Test
  void saysWhichKeywordsAreReported() {
    List<String> keywords = List.of("tasks=keywords", "models.keywords.bundle=/models/k");
    JobOptions usual = JobOptions.parse(keywords);
    JobOptions few =
        JobOptions.parse(
            Stream.concat(
                    keywords.stream(), Stream.of("keywords.limit=3", "keywords.min-score=0.25"))
                .toList());

    assertThat(usual.pipeline().models().get(0).interpret().keywords())
        .isEqualTo(KeywordOptions.DEFAULT);
    assertThat(few.pipeline().models().get(0).interpret().keywords())
        .isEqualTo(new KeywordOptions(3, 0.25f));
    assertThat(few.kafka().results()).isEqualTo(Map.of(TaskKind.KEYWORDS, "nlp.keywords"));
  }

  @Test
  void saysHowTranslationsAreSearchedFor() {
    JobOptions options =
        with(
            "tasks=translation",
            "models.translation.bundle=/models/t",
            "translation.beams=2",
            "translation.max-length=50",
            "translation.limit=1 s",
            "translation.window-limit=3 s",
            "translation.max-tokens=100");

    assertThat(options.pipeline().models().get(0).translation())
        .isEqualTo(new TranslationOptions(2, 50, Duration.ofSeconds(1), Duration.ofSeconds(3)));
    assertThat(options.pipeline().models().get(0).limits().maxTokens()).isEqualTo(100);
    assertThat(options.kafka().results())
        .isEqualTo(Map.of(TaskKind.TRANSLATION, "nlp.translations"));
  }

  @Test
  void letsATranslationShareNoModel() {
    assertThatThrownBy(
            () ->
                with(
                    "tasks=sentiment,translation", "models.translation.bundle=/models/sentiment/1"))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage(
            "Invalid models.translation.bundle='/models/sentiment/1'. Expected another folder than"
                + " that of models.sentiment.bundle: its model answers that task alone.");
  }

  @Test
  void saysWhichEntitiesAreReported() {
    JobOptions options =
        with("entities.aggregation=average", "entities.ignore-labels=", "entities.min-score=0.25");

    assertThat(options.pipeline().models().get(0).interpret().entities())
        .isEqualTo(new EntityOptions(Aggregation.AVERAGE, Set.of(), 0.25f));
    assertThat(with().pipeline().models().get(0).interpret().entities())
        .isEqualTo(EntityOptions.DEFAULT);
  }

  @Test
  void findsAllMistakesAtOnce() {
    assertThatThrownBy(
            () -> with("input.format=xml", "paralelism=2", "batch.linger=-1", "tasks=embeddings"))
        .hasMessageContainingAll(
            "input.format='xml'",
            "'parallelism'?",
            "batch.linger='-1'",
            "Missing option models.embeddings.bundle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [1, [2]] | Invalid a: its list has '[2]'. Expected single values without a comma.",
        "a: ['1,2'] | Invalid a: its list has '\"1,2\"'. Expected single values without a comma.",
        "input: {topic: } | Invalid input.topic: it has no value. Expected a value or a list.",
        "'{input: {topic: a}, input.topic: b}' | Invalid input.topic: it is given twice.",
      })
  void refusesYamlThatIsNoMappingOfScalarsAndLists(String yaml, String message) throws IOException {
    Path file = file(yaml);

    assertThatThrownBy(() -> JobOptions.parse(file, List.of()))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage(message);
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> JobOptions.parse(missing, List.of()))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage("The options file " + missing + " does not exist.");

    Path scalar = file("just text");
    assertThatThrownBy(() -> JobOptions.parse(scalar, List.of()))
        .hasMessage(scalar + " must hold a YAML mapping of option names to values.");

    Path broken = file("input: {topic: a\nparallelism: 2\n");
    assertThatThrownBy(() -> JobOptions.parse(broken, List.of()))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessageContaining(broken + " is not YAML");

    assertThatThrownBy(() -> JobOptions.parse(file(""), List.of()))
        .hasMessageStartingWith("Missing option models.sentiment.bundle");
  }

  @Test
  void documentsEveryOption() {
    String table = StreamingOptionsTable.markdown();

    StreamingOptions.ALL.forEach(option -> assertThat(table).contains("`" + option.key() + "`"));
    StreamingOptions.FAMILIES.forEach(family -> assertThat(table).contains(family.prefix() + "*"));
    assertThat(table)
        .contains(
            "| `batch.linger` | `20 ms` | a duration from 0 ms to 1 min, such as '20 ms' | How long"
                + " the first text of a batch waits for more while the model is busy all the time;"
                + " one that is idle for a tenth of the time waits for a moment only. |\n");
  }

  /** A declaration that nobody listed would be an option that nobody can set. */
  @Test
  void listsEveryDeclaration() {
    long declared =
        Arrays.stream(StreamingOptions.class.getDeclaredFields())
            .filter(field -> field.getType() == io.rhema.job.option.Option.class)
            .count();
    long eachTask = TaskOptions.class.getRecordComponents().length;
    long eachCascade = CascadeTaskOptions.class.getRecordComponents().length;

    assertThat(StreamingOptions.ALL)
        .hasSize(
            (int)
                (declared
                    + eachTask * TaskKind.values().length
                    + eachCascade * CascadeOptions.TASKS.size()))
        .doesNotHaveDuplicates();
  }
}
