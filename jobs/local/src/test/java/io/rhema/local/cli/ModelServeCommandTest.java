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
    List<JsonNode> commands = commands("commands");
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
    assertThat(commands("promotions"))
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

  /** The two commands that a topic has. */
  private static List<JsonNode> commands(String topic) throws IOException {
    CliRun tail =
        CliRun.of(
            "tail",
            topic,
            "--from-beginning",
            "--max",
            "2",
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
