package io.rhema.it.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.operator.Stage;
import io.rhema.operator.decode.InputFormat;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a producer writes gets a result or a dead letter with a reason; the job is not restarted
 * for it, and the record behind it is answered.
 */
class BadInputTest {
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
  private static final int LARGEST_TEXT = 100_000;
  private static final String ANSWERED = "";
  private static final String CRASH = "good " + TinyBundles.CRASH;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static TestCluster cluster;

  /**
   * A value, and what the reason of its dead letter contains; {@link #ANSWERED} for a result.
   *
   * @param stage which refuses it
   */
  private record Case(byte[] value, String reason, Stage stage) {
    Case(byte[] value, String reason) {
      this(value, reason, Stage.DECODE);
    }

    /** The model's native run fails, of this text and of every other in its batch. */
    static Case crash(byte[] value) {
      return new Case(value, "failed on a batch of 1 rows", Stage.INFER);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start();
    cluster = TestCluster.start(1, folder);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
    kafka.close();
  }

  @ParameterizedTest
  @EnumSource(InputFormat.class)
  void answersOrExplainsEveryRecordWithoutARestart(InputFormat format) throws Exception {
    String name = format.name().toLowerCase(Locale.ROOT);
    String input = "in-" + name;
    kafka.createTopic(input, 1, Map.of("max.message.bytes", String.valueOf(2 * TEN_MEGABYTES)));
    kafka.createTopic("out-" + name, 1);
    kafka.createTopic("dead-" + name, 1);
    List<Case> cases = withAGoodOneAfterEach(cases(format), format);
    produce(input, cases);

    JobID job = cluster.submit(options(name));
    Map<Long, SentimentResult> results = new TreeMap<>();
    Map<Long, ConsumerRecord<byte[], byte[]>> letters = new TreeMap<>();
    try (TopicReader answered = new TopicReader(kafka.bootstrapServers(), "out-" + name);
        TopicReader dead = new TopicReader(kafka.bootstrapServers(), "dead-" + name)) {
      Deadline.repeat(
          () -> {
            answered.poll();
            dead.poll();
          },
          () -> answered.records().size() + dead.records().size() >= cases.size(),
          () -> answered.records().size() + " results, " + dead.records().size() + " dead letters");
      assertThat(cluster.status(job)).isEqualTo(JobStatus.RUNNING);
      assertThat(cluster.restarts(job)).as("restarts").isZero();
      cluster.stopWithSavepoint(job);
      answered.readToEnd();
      dead.readToEnd();
      assertThat(answered.records().size() + dead.records().size()).isEqualTo(cases.size());
      answered.records().forEach(record -> results.put(key(record), result(record)));
      dead.records().forEach(record -> letters.put(key(record), record));
    }

    for (int i = 0; i < cases.size(); i++) {
      long offset = i;
      Case wanted = cases.get(i);
      if (wanted.reason().equals(ANSWERED)) {
        assertThat(results).as("result of record %d", i).containsKey(offset);
      } else {
        assertThat(letters).as("dead letter of record %d", i).containsKey(offset);
        assertExplained(letters.get(offset), wanted, input, offset);
      }
    }
  }

  private static void assertExplained(
      ConsumerRecord<byte[], byte[]> letter, Case wanted, String input, long offset) {
    Map<String, String> headers = new LinkedHashMap<>();
    letter
        .headers()
        .forEach(
            h -> headers.put(h.key(), h.value() == null ? null : new String(h.value(), UTF_8)));
    assertThat(headers)
        .containsEntry("traceparent", "00-" + offset)
        .containsEntry("__connect.errors.topic", input)
        .containsEntry("__connect.errors.partition", "0")
        .containsEntry("__connect.errors.offset", String.valueOf(offset))
        .containsEntry("__connect.errors.stage", wanted.stage().name());
    assertThat(headers.get("__connect.errors.exception.message")).contains(wanted.reason());
    if (wanted.value() != null && wanted.value().length > TEN_MEGABYTES) {
      assertThat(letter.value()).isNull();
      assertThat(headers)
          .containsEntry("rhema.omitted.value.length", String.valueOf(wanted.value().length))
          .containsKey("rhema.omitted.value.sha256");
    } else {
      assertThat(letter.value()).isEqualTo(wanted.value());
    }
  }

  private static List<Case> cases(InputFormat format) {
    String nul = "good\u0000 \u0000film";
    String noSpaces = "x".repeat(LARGEST_TEXT);
    String large = "good ".repeat(TEN_MEGABYTES / 5) + "end";
    return switch (format) {
      case AVRO -> {
        byte[] unknown = avro("film");
        unknown[4] ^= 0x55;
        byte[] latin = avro("caf?");
        latin[new String(latin, ISO_8859_1).indexOf("caf?") + 3] = (byte) 0xE9;
        yield List.of(
            new Case("not Avro".getBytes(UTF_8), "C3 01"),
            new Case(unknown, "fingerprint"),
            new Case(latin, "not UTF-8"),
            new Case(Arrays.copyOf(avro("film"), 15), "ends in the middle"),
            new Case(null, "no value"),
            new Case(new byte[0], "C3 01"),
            new Case(avro(large), "too long"),
            new Case(avro(nul), ANSWERED),
            new Case(avro(noSpaces), ANSWERED),
            new Case(avro(noSpaces + "x"), "too long"),
            Case.crash(avro(CRASH)),
            new Case(avro(""), ANSWERED));
      }
      case JSON ->
          List.of(
              new Case("not JSON".getBytes(UTF_8), "not JSON"),
              new Case(json("caf\u00e9").getBytes(ISO_8859_1), "not UTF-8"),
              new Case(null, "no value"),
              new Case("{}".getBytes(UTF_8), "'text' is missing"),
              new Case(("{\"a\":" + "[".repeat(LARGEST_TEXT)).getBytes(UTF_8), "not JSON"),
              new Case(json(large).getBytes(UTF_8), "too long"),
              Case.crash(json(CRASH).getBytes(UTF_8)),
              new Case(json("a\\ud800 \\udc00\\u0000b").getBytes(UTF_8), ANSWERED),
              new Case(json(noSpaces).getBytes(UTF_8), ANSWERED),
              new Case(json("").getBytes(UTF_8), ANSWERED));
      case TEXT ->
          List.of(
              new Case(new byte[] {'a', (byte) 0xFF}, "not UTF-8"),
              new Case(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "not UTF-8"),
              new Case(null, "no value"),
              new Case(large.getBytes(UTF_8), "too long"),
              Case.crash(CRASH.getBytes(UTF_8)),
              new Case(nul.getBytes(UTF_8), ANSWERED),
              new Case(noSpaces.getBytes(UTF_8), ANSWERED),
              new Case(new byte[0], ANSWERED));
    };
  }

  private static List<Case> withAGoodOneAfterEach(List<Case> cases, InputFormat format) {
    byte[] good =
        switch (format) {
          case AVRO -> avro("good film");
          case JSON -> json("good film").getBytes(UTF_8);
          case TEXT -> "good film".getBytes(UTF_8);
        };
    List<Case> all = new ArrayList<>();
    for (Case bad : cases) {
      all.add(bad);
      all.add(new Case(good, ANSWERED));
    }
    return all;
  }

  private static byte[] avro(String text) {
    return RecordCodec.of(TextEvent.class)
        .encode(
            TextEvent.newBuilder()
                .setId("e")
                .setText(text)
                .setEventTime(Instant.EPOCH)
                .setAttributes(Map.of())
                .build());
  }

  private static String json(String text) {
    return "{\"text\": \"" + text + "\"}";
  }

  /** The key of record n is n, so that what becomes of it is found by its key. */
  private static void produce(String topic, List<Case> cases) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "max.request.size", String.valueOf(2 * TEN_MEGABYTES)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<?>> acknowledged = new ArrayList<>();
      for (int i = 0; i < cases.size(); i++) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(topic, String.valueOf(i).getBytes(UTF_8), cases.get(i).value());
        record.headers().add("traceparent", ("00-" + i).getBytes(UTF_8));
        acknowledged.add(producer.send(record));
      }
      producer.flush();
      assertThat(acknowledged).allSatisfy(Future::get);
    }
  }

  private static long key(ConsumerRecord<byte[], byte[]> record) {
    long key = Long.parseLong(new String(record.key(), UTF_8));
    assertThat(record.headers().lastHeader("traceparent").value())
        .isEqualTo(("00-" + key).getBytes(UTF_8));
    return key;
  }

  private static SentimentResult result(ConsumerRecord<byte[], byte[]> record) {
    return RecordCodec.of(SentimentResult.class).decode(record.value());
  }

  private static JobOptions options(String name) {
    return JobOptions.of(
        Map.of(
            "tasks",
            "sentiment",
            "instance",
            name,
            "kafka.bootstrap-servers",
            kafka.bootstrapServers(),
            "input.topic",
            "in-" + name,
            "input.format",
            name,
            "output.sentiment.topic",
            "out-" + name,
            "output.dead-letters.topic",
            "dead-" + name,
            "models.sentiment.bundle",
            TinyBundles.sentiment(folder.resolve("bundle")).toString(),
            "parallelism",
            "1",
            "checkpoint.interval",
            "500 ms"));
  }
}
