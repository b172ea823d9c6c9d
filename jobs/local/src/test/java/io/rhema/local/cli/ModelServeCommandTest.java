package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.testing.TinyBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What jobs make of the command is tested with a job, in {@code it}. */
@Timeout(180)
class ModelServeCommandTest {
  private static EmbeddedKafka kafka;

  @TempDir private static Path folder;
  private static Path bundle;

  @BeforeAll
  static void start() {
    bundle = TinyBundles.sentiment(folder.resolve("2"), "sentiment", "2");
    kafka = EmbeddedKafka.start();
    kafka.createTopic("nlp.models", 1);
    kafka.createTopic("nlp.models.results", 1);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void publishesWhatTheBundleSaysUnderTheModelsName() throws IOException {
    kafka.createTopic("commands", 1);

    assertThat(serve(bundle, "--topic", "commands", "--no-wait").status()).isZero();
    String elsewhere = "s3://bucket/sentiment/2";
    CliRun run = serve(bundle, "--topic", "commands", "--no-wait", "--place", elsewhere);

    assertThat(run.err()).contains("published to 'commands': serve 'sentiment' 2");
    List<JsonNode> commands = commands("commands", 2);
    assertThat(commands)
        .allSatisfy(command -> assertThat(command.path("model").asText()).isEqualTo("sentiment"))
        .allSatisfy(command -> assertThat(command.path("version").asText()).isEqualTo("2"))
        .allSatisfy(command -> assertThat(command.path("mode").asText()).isEqualTo("serve"))
        .allSatisfy(
            command ->
                assertThat(command.path("checksum").asText())
                    .isEqualTo(BundleManifest.checksum(bundle)));
    assertThat(commands)
        .extracting(command -> command.path("place").asText())
        .containsExactly(bundle.toString(), elsewhere);
    assertThat(commands).extracting(command -> command.path("id").asText()).doesNotHaveDuplicates();
  }

  /** A compacted topic keeps the last version that was to serve beside the last word on a trial. */
  @Test
  void publishesTrialsBesideWhatServesInThePartitionOfTheModel() throws IOException {
    kafka.createTopic("trials", 5);

    serve(bundle, "--topic", "trials", "--no-wait");
    serve(bundle, "--topic", "trials", "--no-wait", "--mode", "canary", "--share", "0.25");
    serve(bundle, "--topic", "trials", "--no-wait", "--mode", "shadow");
    CliRun run = serve(bundle, "--topic", "trials", "--no-wait", "--mode", "stop");

    assertThat(run.err()).contains("published to 'trials': stop 'sentiment' 2");
    List<JsonNode> commands = commands("trials", 4);
    assertThat(commands)
        .extracting(command -> command.path("mode").asText())
        .containsExactly("serve", "canary", "shadow", "stop");
    assertThat(commands)
        .extracting(
            command -> command.path("share").isNull() ? null : command.path("share").asDouble())
        .containsExactly(null, 0.25, 0.1, null);
  }

  @ParameterizedTest
  @CsvSource({
    "--share is for --mode shadow and canary, --share 0.5",
    "--share must be above 0, --mode canary --share 0",
    "--share must be above 0, --mode shadow --share 1.5",
    "--watch is for --mode shadow and canary, --watch 5",
    "--watch is for --mode shadow and canary, --mode canary --watch 5 --no-wait",
    "--watch must be above 0, --mode canary --watch 0",
    "Invalid value for option '--mode', --mode unknown"
  })
  void refusesOptionsThatDoNotGoTogether(String message, String options) {
    CliRun run = serve(bundle, options.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("published");
  }

  @Test
  void saysThatNoJobAnswers() {
    CliRun run = serve(bundle, "--timeout", "1");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("No job said within 1 s what became of the command")
        .contains("control.topic=nlp.models and a model 'sentiment'");
  }

  @Test
  void publishesNothingForAFolderThatIsNoBundle() throws IOException {
    Path bare = TinyBundles.sentiment(folder.resolve("bare"));
    Files.delete(bare.resolve("rhema.json"));

    CliRun run = serve(bare, "--no-wait");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("has no rhema.json").doesNotContain("published");
  }

  @Test
  void saysThatTheTopicOfCommandsDoesNotExist() {
    CliRun run = serve(bundle, "--topic", "nowhere");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("has no topic 'nowhere'");
  }

  @Test
  void promotingTellsWhereTheRegistryHasTheVersion() throws IOException {
    kafka.createTopic("promotions", 1);
    String registry = folder.resolve("registry").toUri().toString();
    model("publish", bundle.toString(), "--registry", registry);
    String[] promote = {
      "promote", "sentiment", "2", "--registry", registry, "--control-topic", "promotions",
    };

    assertThat(tell(promote).status()).isZero();
    CliRun again = tell(promote);

    assertThat(again.err()).contains("published to 'promotions': serve 'sentiment' 2");
    assertThat(commands("promotions", 2))
        .hasSize(2)
        .allSatisfy(
            command -> {
              assertThat(command.path("place").asText())
                  .isEqualTo(folder.resolve("registry/sentiment/2").toString());
              assertThat(command.path("checksum").asText())
                  .isEqualTo(BundleManifest.checksum(bundle));
            });
    assertThat(model("list", "sentiment", "--registry", registry).lines())
        .filteredOn(line -> line.contains("promoted"))
        .hasSize(1);
  }

  @Test
  void promotesNothingWhenNobodyCanBeTold() {
    String registry = folder.resolve("silent").toString();
    model("publish", bundle.toString(), "--registry", registry);

    CliRun run = tell("promote", "sentiment", "2", "--registry", registry, "--control-topic", "no");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("has no topic 'no'");
    assertThat(model("list", "--registry", registry).out()).contains("available");
  }

  private static CliRun tell(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers(), "--no-wait"));
    return model(arguments.toArray(String[]::new));
  }

  private static CliRun model(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add(0, "model");
    return CliRun.of(arguments.toArray(String[]::new));
  }

  private static List<JsonNode> commands(String topic, int count) throws IOException {
    CliRun tail =
        CliRun.of(
            "tail",
            topic,
            "--from-beginning",
            "--max",
            String.valueOf(count),
            "--bootstrap-servers",
            kafka.bootstrapServers());
    List<JsonNode> commands = new ArrayList<>();
    for (String line : tail.lines()) {
      commands.add(new ObjectMapper().readTree(line));
    }
    return commands;
  }

  private static CliRun serve(Path folder, String... more) {
    List<String> arguments = new ArrayList<>(List.of("model", "serve", folder.toString()));
    arguments.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    arguments.addAll(List.of(more));
    return CliRun.of(arguments.toArray(String[]::new));
  }
}
