package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.Ports;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.ResultStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TopicCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static EmbeddedKafka kafka;

  @TempDir private Path folder;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void tailShowsWhatProducePublished() throws IOException {
    kafka.createTopic("avro", 1);

    assertThat(
            produce("avro", "avro", "{\"id\": \"a\", \"text\": \"good\"}\n{\"text\": \"bad\"}")
                .status())
        .isZero();

    List<JsonNode> records = tail("avro", 2);
    assertThat(records).extracting(r -> r.path("id").asText()).containsExactly("a", "2");
    assertThat(records).extracting(r -> r.path("text").asText()).containsExactly("good", "bad");
    assertThat(records.get(0).path("eventTime").asText()).endsWith("Z");
  }

  @Test
  void tailShowsEntitiesAndEmbeddings() throws IOException {
    kafka.createTopic("results", 1);
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    publish(
        "results",
        RecordCodec.of(EntitiesResult.class)
            .encode(
                new EntitiesResult(
                    "1",
                    ResultStatus.ok,
                    List.of(new Entity("PER", "Ada\u009b", 2, 6, 1, 5, 0.5f)),
                    "entities",
                    "1",
                    time)));
    publish(
        "results",
        RecordCodec.of(EmbeddingResult.class)
            .encode(
                new EmbeddingResult(
                    "2",
                    ResultStatus.ok,
                    List.of(0.5f, -1f),
                    "mean",
                    true,
                    "embeddings",
                    "1",
                    time)));

    assertThat(tailLines("results", 2))
        .containsExactly(
            "{\"eventId\":\"1\",\"status\":\"ok\",\"entities\":[{\"label\":\"PER\",\"text\":\"Ada\\u009b\","
                + "\"start\":2,\"end\":6,\"codePointStart\":1,\"codePointEnd\":5,\"score\":0.5}],"
                + "\"model\":\"entities\",\"modelVersion\":\"1\",\"eventTime\":\"2026-01-02T03:04:05Z\"}",
            "{\"eventId\":\"2\",\"status\":\"ok\",\"vector\":[0.5,-1.0],\"pooling\":\"mean\","
                + "\"normalised\":true,\"model\":\"embeddings\",\"modelVersion\":\"1\","
                + "\"eventTime\":\"2026-01-02T03:04:05Z\"}");
  }

  @Test
  void producesJsonAndPlainText() throws IOException {
    kafka.createTopic("json", 1);
    kafka.createTopic("text", 1);

    assertThat(produce("json", "json", "good\n").status()).isZero();
    assertThat(produce("text", "text", "bad\n").status()).isZero();

    JsonNode json = JSON.readTree(tail("json", 1).get(0).path("value").asText());
    assertThat(json.path("id").asText()).isEqualTo("1");
    assertThat(json.path("text").asText()).isEqualTo("good");
    assertThat(tail("text", 1).get(0).path("value").asText()).isEqualTo("bad");
    assertThat(tail("text", 1).get(0).path("key").asText()).isEqualTo("1");
  }

  @Test
  void produceNamesTheLinesThatAreNoEventsAndFails() throws IOException {
    kafka.createTopic("partly", 1);

    CliRun run = produce("partly", "avro", "{\"text\": \"good\"}\nbroken\n");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("Line 2: ")
        .contains("1 events published")
        .contains("1 lines were not published");
    assertThat(tail("partly", 1).get(0).path("text").asText()).isEqualTo("good");
  }

  @Test
  void saysThatTheTopicDoesNotExist() {
    CliRun run = CliRun.of("tail", "nowhere", "--bootstrap-servers", kafka.bootstrapServers());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "rhema: Kafka at "
                + kafka.bootstrapServers()
                + " has no topic 'nowhere'; create it with kafka-topics.sh or correct the name.");
  }

  @Test
  void saysThatKafkaDoesNotAnswer() {
    String nobody = "127.0.0.1:" + Ports.free();

    CliRun run = CliRun.of("tail", "any", "--bootstrap-servers", nobody);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("rhema: Kafka does not answer at " + nobody);
  }

  @Test
  void runRefusesToStartWithoutItsTopics() {
    CliRun run =
        CliRun.of(
            "run",
            "--tasks",
            "sentiment",
            "--set",
            "kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--set",
            "models.sentiment.bundle=" + TinyBundles.sentiment(folder));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("has no topic").contains("nlp.sentiment");
  }

  @Test
  void runAsksForTheTopicsOfItsTasks() throws IOException {
    String both = TinyHeads.sentimentEntities(folder.resolve("both")).toString();

    CliRun run =
        CliRun.of(
            "run",
            "--tasks",
            "entities",
            "--set",
            "kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--set",
            "models.entities.bundle=" + both);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("nlp.entities").doesNotContain("nlp.sentiment");
  }

  @Test
  void runNamesEveryOptionThatIsWrong() {
    CliRun run =
        CliRun.of(
            "run",
            "--tasks",
            "sentiment",
            "--set",
            "models.sentiment.bundle=x",
            "--set",
            "batch.lingre=1 s",
            "--set",
            "parallelism=none");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("batch.linger").contains("parallelism='none'");
  }

  private CliRun produce(String topic, String format, String content) throws IOException {
    Path file =
        Files.writeString(
            Files.createTempFile(folder, "lines", ".txt"), content, StandardCharsets.UTF_8);
    return CliRun.of(
        "produce",
        file.toString(),
        "--topic",
        topic,
        "--format",
        format,
        "--bootstrap-servers",
        kafka.bootstrapServers());
  }

  private static void publish(String topic, byte[] value) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      assertThat(producer.send(new ProducerRecord<>(topic, value)))
          .succeedsWithin(Duration.ofMinutes(1));
    }
  }

  private static List<JsonNode> tail(String topic, int count) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : tailLines(topic, count)) {
      records.add(JSON.readTree(line));
    }
    return records;
  }

  private static List<String> tailLines(String topic, int count) {
    CliRun run =
        CliRun.of(
            "tail",
            topic,
            "--from-beginning",
            "--max",
            Integer.toString(count),
            "--bootstrap-servers",
            kafka.bootstrapServers());
    assertThat(run.status()).as(run.err()).isZero();
    return run.lines();
  }
}
