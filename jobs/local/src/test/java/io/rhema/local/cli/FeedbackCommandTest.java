package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.read.FeedbackFormat;
import io.rhema.job.finetune.read.FeedbackTopic;
import io.rhema.job.finetune.read.ReadExample;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.LabelledSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class FeedbackCommandTest {
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

  @ParameterizedTest
  @EnumSource
  void fineTuningJobReadsWhatWasPublished(FeedbackFormat format) throws Exception {
    String topic = "feedback-" + format;
    kafka.createTopic(topic, 2);
    Instant before = Instant.now().minusMillis(1);

    CliRun labels =
        feedback(
            "a.tsv",
            "body\tlabel\tat\ngood \u0000 😀\tpositive\t5\nbad\tnegative\t\n",
            topic,
            "--format",
            format.name(),
            "--by",
            "ada",
            "--text-column",
            "body");
    CliRun spans =
        feedback(
            "b.conll",
            "Ada B-PER\nhere O\n",
            topic,
            "--format",
            format.name(),
            "--task",
            "entities");

    assertThat(labels.err()).isEqualTo("rhema: 2 corrections published to '" + topic + "'\n");
    assertThat(labels.status()).isZero();
    assertThat(spans.status()).isZero();
    Map<String, LabelledExample> read = new HashMap<>();
    for (ReadExample each : read(topic, format)) {
      ReadExample.Read example = (ReadExample.Read) each;
      assertThat(example.origin().place().name()).startsWith(topic + "-");
      read.put(example.example().getText(), example.example());
    }
    assertThat(read).containsOnlyKeys("good \u0000 😀", "bad", "Ada here");
    assertThat(read.get("good \u0000 😀").getAt()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(read.get("bad").getAt()).isBetween(before, Instant.now());
    assertThat(read.get("bad").getBy()).isEqualTo("ada");
    assertThat(read.get("bad").getTask()).isEqualTo("sentiment");
    assertThat(read.get("Ada here").getTask()).isEqualTo("entities");
    assertThat(read.get("Ada here").getSpans()).containsExactly(new LabelledSpan("PER", 0, 3));
  }

  @Test
  void namesTheRowsThatAreNoCorrectionsAndFails() throws IOException {
    kafka.createTopic("partly", 1);

    CliRun run = feedback("a.jsonl", "{\"text\": \"good\"}\nbroken\n", "partly");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("a.jsonl:2 unreadable: The value is not JSON")
        .contains("1 corrections published to 'partly'")
        .contains("1 rows were not published.");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    CliRun run = CliRun.of("feedback", folder.resolve("none.tsv").toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("there is no such file; give the path of a file");
  }

  private CliRun feedback(String name, String content, String topic, String... more)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "feedback",
                Files.writeString(folder.resolve(name), content).toString(),
                "--topic",
                topic,
                "--bootstrap-servers",
                kafka.bootstrapServers()));
    arguments.addAll(List.of(more));
    return CliRun.of(arguments.toArray(String[]::new));
  }

  private static List<ReadExample> read(String topic, FeedbackFormat format) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    env.setParallelism(1);
    List<ReadExample> all = new ArrayList<>();
    try (CloseableIterator<ReadExample> read =
        env.fromSource(
                FeedbackTopic.of(kafka.bootstrapServers(), topic, format, Map.of()),
                WatermarkStrategy.noWatermarks(),
                "feedback",
                ReadExample.TYPE_INFO)
            .executeAndCollect()) {
      read.forEachRemaining(all::add);
    }
    return all;
  }
}
