package io.rhema.local.demo;

import io.rhema.local.answer.Answer;
import io.rhema.local.answer.AnswerParts;
import io.rhema.operator.failure.DeadLetterMessage;
import io.rhema.operator.failure.WantedTasks;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads back what the job published and committed, and joins it with the texts it is for. */
final class AnswerReader implements AutoCloseable {
  private static final String REASON = DeadLetterMessage.REASON + "exception.message";

  private final DemoTopics topics;
  private final Outstanding outstanding;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, RecordCodec<? extends SpecificRecord>> codecs = new HashMap<>();
  private final Map<String, Long> records = new HashMap<>();

  AnswerReader(DemoTopics topics, String servers, Outstanding outstanding) {
    this.topics = topics;
    this.outstanding = outstanding;
    topics.results().forEach((task, topic) -> codecs.put(topic, RecordCodec.of(task.result())));
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", servers,
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.outputs().stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /**
   * Waits a moment for records and gives each answer that they complete to {@code next}; returns
   * how many records there were.
   */
  int poll(Consumer<Answer> next) {
    int count = 0;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      Optional<Answer> whole = outstanding.hear(EventKey.number(record.key()), part(record));
      records.merge(record.topic(), 1L, Long::sum);
      whole.ifPresent(next);
      count++;
    }
    return count;
  }

  /** How many results there were of each task. */
  Map<TaskKind, Long> results() {
    Map<TaskKind, Long> results = new EnumMap<>(TaskKind.class);
    topics.results().forEach((task, topic) -> results.put(task, records.getOrDefault(topic, 0L)));
    return results;
  }

  /** How many dead letters there were. */
  long deadLetters() {
    return records.getOrDefault(topics.deadLetters(), 0L);
  }

  private Predicate<AnswerParts> part(ConsumerRecord<byte[], byte[]> record) {
    if (!record.topic().equals(topics.deadLetters())) {
      SpecificRecord result = codecs.get(record.topic()).decode(record.value());
      return parts -> parts.give(result);
    }
    List<String> tasks =
        text(record, WantedTasks.HEADER)
            .map(names -> Arrays.asList(names.split(",")))
            .orElse(List.of());
    String error = text(record, REASON).orElse("no reason is given");
    return parts ->
        parts.refuse(
            Arrays.stream(TaskKind.values()).filter(task -> tasks.contains(task.key())).toList(),
            error);
  }

  private static Optional<String> text(ConsumerRecord<byte[], byte[]> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
