package io.rhema.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.operator.Stage;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.failure.DeadLetterMessage;
import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ReplayCommandTest {
  private static final int LARGEST = 65_536;

  private static EmbeddedKafka kafka;
  private static KafkaProducer<byte[], byte[]> producer;

  private String events;
  private String letters;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stopKafka() {
    producer.close();
    kafka.close();
  }

  @BeforeEach
  void createTopics(TestInfo test) {
    events = test.getTestMethod().orElseThrow().getName();
    letters = events + ".dead";
    kafka.createTopic(events, 2);
    kafka.createTopic(letters, 2);
  }

  @Test
  void recordComesBackAsItWasToThePartitionThatItCameFrom() throws Exception {
    RawRecord origin =
        new RawRecord(
            events,
            1,
            17,
            5,
            "key".getBytes(UTF_8),
            new byte[] {0, 1, (byte) 0xff},
            List.of(new RawRecord.Header("traceparent", "00-1".getBytes(UTF_8))));
    refuse(origin, "broken");

    CliRun run = replay();

    assertThat(run.err()).isEqualTo("rhema: 1 dead letters sent back, 0 left where they are\n");
    assertThat(run.status()).isZero();
    ConsumerRecord<byte[], byte[]> back = events().get(0);
    assertThat(back.partition()).isEqualTo(1);
    assertThat(back.key()).isEqualTo(origin.key());
    assertThat(back.value()).isEqualTo(origin.value());
    assertThat(Arrays.stream(back.headers().toArray()).map(Header::key))
        .containsExactly("traceparent", "rhema.replay.of");
    assertThat(header(back, "rhema.replay.of")).isEqualTo(letters + "-0-0");
  }

  @Test
  void sameCommandSendsNothingTwiceUnlessToldTo() throws Exception {
    refuse(record(0, "a"), "broken");
    refuse(record(1, "b"), "broken");

    assertThat(replay("--max", "1").err()).startsWith("rhema: 1 dead");
    assertThat(values()).hasSize(1);
    assertThat(replay().err()).startsWith("rhema: 1 dead");
    assertThat(replay().err()).startsWith("rhema: 0 dead");
    assertThat(values()).containsExactlyInAnyOrder("a", "b");
    assertThat(replay("--again").err()).startsWith("rhema: 2 dead");
    assertThat(values()).containsExactlyInAnyOrder("a", "a", "b", "b");
  }

  @Test
  void reasonStageAndTimeChoose() throws Exception {
    refuse(record(0, "long"), "Text of 200,000 characters is too long");
    refuse(record(1, "json"), "The value is not JSON");
    publish(DeadLetter.failed(record(2, "model"), List.of(), new IllegalStateException("lost")));

    CliRun look = replay("--dry-run");
    assertThat(look.lines())
        .containsExactlyInAnyOrder(
            "       1  decode  RefusedRecordException  Text of # characters is too long",
            "       1  decode  RefusedRecordException  The value is not JSON",
            "       1  infer  IllegalStateException  lost");
    assertThat(look.err()).startsWith("rhema: 3 dead letters would be sent back");
    assertThat(values()).isEmpty();

    assertThat(replay("--reason", "is too (long|short)").err())
        .isEqualTo("rhema: 1 dead letters sent back, 2 left where they are\n");
    assertThat(replay("--stage", "infer", "--reason", "^IllegalState").err())
        .startsWith("rhema: 1 dead");
    assertThat(replay("--until", "2000-01-01T00:00:00Z").err()).startsWith("rhema: 0 dead");
    assertThat(values()).containsExactlyInAnyOrder("long", "model");
    assertThat(replay("--since", "2000-01-01T00:00:00Z", "--stage", "decode").err())
        .startsWith("rhema: 2 dead");
  }

  @Test
  void recordThatFailedForSomeTasksIsAskedForThoseAlone() throws Exception {
    RawRecord origin =
        new RawRecord(
            events,
            0,
            0,
            5,
            null,
            "x".getBytes(UTF_8),
            List.of(new RawRecord.Header("rhema.tasks", "sentiment,entities".getBytes(UTF_8))));
    publish(DeadLetter.failed(origin, List.of(TaskKind.ENTITIES), new IllegalStateException("no")));

    replay();

    ConsumerRecord<byte[], byte[]> back = events().get(0);
    assertThat(back.headers().headers("rhema.tasks")).hasSize(1);
    assertThat(header(back, "rhema.tasks")).isEqualTo("entities");
  }

  @Test
  void valueThatWasTooLargeForTheLetterIsFetched() throws Exception {
    byte[] large = "0123456789".repeat(LARGEST / 8).getBytes(UTF_8);
    RecordMetadata place = send(new ProducerRecord<>(events, 1, null, large));
    refuse(new RawRecord(events, 1, place.offset(), 5, null, large, List.of()), "too large");
    refuse(new RawRecord(events, 1, 999, 5, null, large, List.of()), "too large");
    RecordMetadata other = send(new ProducerRecord<>(events, 1, null, "other".getBytes(UTF_8)));
    refuse(new RawRecord(events, 1, other.offset(), 5, null, large, List.of()), "too large");

    CliRun run = replay();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("It was too large to hold its record, which is no longer at 999 of " + events)
        .contains("The value of the record that it stands for is another one by now.")
        .contains("rhema: 1 dead letters sent back")
        .contains("2 dead letters cannot be sent back.");
    assertThat(events().stream().filter(record -> header(record, "rhema.replay.of") != null))
        .singleElement()
        .satisfies(record -> assertThat(record.value()).isEqualTo(large));
  }

  @Test
  void recordThatIsNoDeadLetterIsNamed() throws Exception {
    send(new ProducerRecord<>(letters, 0, null, "hello".getBytes(UTF_8)));

    CliRun run = replay();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains(letters + "-0-0: It has no header '__connect.errors.topic'")
        .contains("1 dead letters cannot be sent back.");
  }

  @Test
  void whatIsWrittenWronglyIsRefused() {
    assertThat(replay("--since", "yesterday").err()).contains("write it like 2026-11-21T10:15:00Z");
    assertThat(replay("--since", "2026-11-22T00:00:00Z", "--until", "2026-11-21T23:00:00Z").err())
        .contains("--since 2026-11-22T00:00:00Z must be before --until 2026-11-21T23:00:00Z.");
    assertThat(replay("--kafka-config", "nowhere.properties").err())
        .contains("Cannot read --kafka-config 'nowhere.properties': there is no such file.");
    assertThat(replay("--reason", "(").err()).contains("no regular expression");
    assertThat(replay("--stage", "think").err()).contains("not one of read, decode, analyze");
    assertThat(replay("--max", "0").err()).contains("must be at least 1");
    assertThat(replay("--to", "nowhere").err()).contains("has no topic 'nowhere'");
  }

  private CliRun replay(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("replay", "--bootstrap-servers", kafka.bootstrapServers(), "--from", letters));
    arguments.addAll(List.of(more));
    return CliRun.of(arguments.toArray(String[]::new));
  }

  private RawRecord record(long offset, String value) {
    return new RawRecord(events, 0, offset, 5, null, value.getBytes(UTF_8), List.of());
  }

  private void refuse(RawRecord origin, String why) throws Exception {
    publish(DeadLetter.refused(origin, Stage.DECODE, new RefusedRecordException(why)));
  }

  private void publish(DeadLetter letter) throws Exception {
    DeadLetterMessage message = DeadLetterMessage.of(letter, LARGEST);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(letters, 0, message.key(), message.value());
    message.headers().forEach(header -> record.headers().add(header.name(), header.value()));
    send(record);
  }

  private static RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws Exception {
    return producer.send(record).get();
  }

  private List<String> values() {
    return events().stream().map(record -> new String(record.value(), UTF_8)).toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> events() {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    List<TopicPartition> partitions =
        List.of(new TopicPartition(events, 0), new TopicPartition(events, 1));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
