package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.Ports;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DemoCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static String bundle;

  @BeforeAll
  static void writeBundle() {
    bundle = TinyBundles.sentiment(folder.resolve("sentiment")).toString();
  }

  @Test
  void readsBackAnAnswerForEachSampleAndEnds() throws IOException {
    CliRun run =
        CliRun.of("demo", "--bundle", bundle, "--max-events", "170", "--json", "--control-topic");

    assertThat(run.status()).as(run.err()).isZero();
    Map<String, JsonNode> answers = byId(run);
    assertThat(answers).hasSize(170).containsKeys("1", "170");
    assertThat(answers.values()).allMatch(answer -> answer.has("sentiment"));
    assertThat(run.err())
        .contains("Flink dashboard  http://127.0.0.1:")
        .containsPattern("rhema model serve DIR --bootstrap-servers \\S+ --topic nlp.models")
        .contains("170 events, results: 170 sentiment, 0 dead letters");
  }

  @Test
  void answersEveryLineOfAFileWhateverItHolds() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("good movie\n\n".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {(byte) 0xFF, (byte) 0xFE, '\n'});
    bytes.write(("x".repeat(2_000_000) + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.write("bad movie".getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("lines.txt"), bytes.toByteArray());

    CliRun run = CliRun.of("demo", "--bundle", bundle, "--input", file.toString(), "--json");

    assertThat(run.status()).as(run.err()).isZero();
    Map<String, JsonNode> answers = byId(run);
    assertThat(answers).containsOnlyKeys("1", "2", "3", "4", "5");
    assertThat(answers.get("1").path("sentiment").path("label").asText()).isEqualTo("positive");
    assertThat(answers.get("2").path("sentiment").path("status").asText()).isEqualTo("empty");
    assertThat(answers.get("3").path("error").asText()).contains("C3 01");
    assertThat(answers.get("4").path("error").asText()).contains("2,000,000 characters");
    assertThat(answers.get("5").path("sentiment").path("label").asText()).isEqualTo("negative");
    assertThat(run.err()).contains("5 events, results: 3 sentiment, 2 dead letters");
  }

  @Test
  void joinsWhatSeveralTasksSayAboutAText() throws IOException {
    Path entities = TinyHeads.entities(folder.resolve("entities"));
    Path file =
        Files.writeString(
            folder.resolve("names.txt"), "good ada\n" + TinyBundles.NAN + " paris\n\nbad acme\n");

    CliRun json =
        CliRun.of(
            "demo",
            "--bundle",
            bundle,
            "--bundle",
            entities.toString(),
            "--input",
            file.toString(),
            "--json");

    assertThat(json.status()).as(json.err()).isZero();
    Map<String, JsonNode> answers = byId(json);
    assertThat(answers).containsOnlyKeys("1", "2", "3", "4");
    assertThat(answers.get("1").path("sentiment").path("label").asText()).isEqualTo("positive");
    assertThat(answers.get("1").path("entities").get(0).path("text").asText()).isEqualTo("ada");
    assertThat(answers.get("2").path("error").asText()).contains("sentiment: ", "entities: ");
    assertThat(answers.get("3").path("entitiesStatus").asText()).isEqualTo("empty");
    assertThat(answers.get("4").path("sentiment").path("label").asText()).isEqualTo("negative");
    assertThat(answers.get("4").path("entities").get(0).path("label").asText()).isEqualTo("ORG");
    assertThat(json.err())
        .contains("results in nlp.sentiment, nlp.entities,")
        .contains("4 events, results: 3 sentiment, 3 entities, 2 dead letters");
  }

  @Test
  void marksEntitiesInTheText() throws IOException {
    Path both = TinyHeads.sentimentEntities(folder.resolve("both"));
    Path file =
        Files.writeString(folder.resolve("marked.txt"), "good ada love in paris\u001b[2J\n");

    CliRun run = CliRun.of("demo", "--bundle", both.toString(), "--input", file.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "Entities         [person PER] [organisation ORG] [place LOC] [other name MISC]\n")
        .contains("  good [ada love PER] in [paris LOC]·[2J\n");
  }

  @Test
  void saysThatThePortOfTheDashboardIsInUse() throws IOException {
    int port = Ports.free();
    try (ServerSocket occupant = new ServerSocket()) {
      occupant.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

      CliRun run =
          CliRun.of(
              "demo", "--bundle", bundle, "--max-events", "1", "--port", Integer.toString(port));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines().reduce((first, last) -> last).orElse(""))
          .startsWith("rhema: Port " + port + ", wanted for Flink's dashboard, is in use;");
    }
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertThat(CliRun.of("demo", "--bundle", bundle, "--max-events", "0").status()).isEqualTo(2);
    assertThat(CliRun.of("demo", "--bundle", bundle, "--rate", "-1").status()).isEqualTo(2);
    assertThat(CliRun.of("demo", "--bundle", bundle, "--port", "seven").status()).isEqualTo(2);
  }

  private static Map<String, JsonNode> byId(CliRun run) throws IOException {
    Map<String, JsonNode> answers = new HashMap<>();
    for (String line : run.lines()) {
      JsonNode answer = JSON.readTree(line);
      assertThat(answers.put(answer.path("id").asText(), answer)).isNull();
    }
    return answers;
  }
}
