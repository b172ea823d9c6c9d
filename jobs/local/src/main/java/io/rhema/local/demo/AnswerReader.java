package io.rhema.local.demo;

import io.rhema.local.answer.Answer;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.SentimentResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads back what the job published and committed, and joins it with the texts it is for. */
final class AnswerReader implements AutoCloseable {
  private static final String REASON = "__connect.errors.exception.message";
  private static final RecordCodec<SentimentResult> CODEC = RecordCodec.of(SentimentResult.class);

  private final DemoTopics topics;
  private final Outstanding outstanding;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private long unexpected;

  AnswerReader(DemoTopics topics, String servers, Outstanding outstanding) {
    this.topics = topics;
    this.outstanding = outstanding;
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", servers,
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(topics.sentiment(), topics.deadLetters())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /** Waits a moment for answers and gives each to {@code next}; returns how many there were. */
  int poll(Consumer<Answer> next) {
    int count = 0;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      FeedEvent event = record.key() == null ? null : outstanding.leave(number(record.key()));
      if (event == null) {
        unexpected++;
      } else {
        next.accept(answer(event, record));
        count++;
      }
    }
    return count;
  }

  /** How many answers came that no event was waiting for: each would be a doubled one. */
  long unexpected() {
    return unexpected;
  }

  private Answer answer(FeedEvent event, ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(topics.sentiment())) {
      return new Answer.Given(event.id(), event.text(), CODEC.decode(record.value()));
    }
    Header reason = record.headers().lastHeader(REASON);
    String error =
        reason == null ? "no reason is given" : new String(reason.value(), StandardCharsets.UTF_8);
    return new Answer.Refused(event.id(), event.text(), error);
  }

  private static long number(byte[] key) {
    return Long.parseLong(new String(key, StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
