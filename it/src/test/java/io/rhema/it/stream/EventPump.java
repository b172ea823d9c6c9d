package io.rhema.it.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.schema.RecordCodec;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes events and reads results, always so many events ahead that the job is busy: whatever
 * happens to it happens in mid-stream.
 */
final class EventPump implements AutoCloseable {
  private static final int AHEAD = 1_000;
  private static final int KEYS = 8;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicReader results;
  private int sent;

  EventPump(String bootstrapServers, String input, String output) {
    topic = input;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    results = new TopicReader(bootstrapServers, output);
  }

  /** Keeps the job busy until a condition holds. */
  void until(BooleanSupplier condition) {
    Deadline.repeat(
        () -> {
          if (sent - answered() < AHEAD) {
            send(100);
          }
          results.poll();
        },
        condition,
        () -> "%d events sent, %d answered".formatted(sent, answered()));
  }

  /** Publishes events without waiting for their results. */
  void send(int count) {
    List<Future<?>> acknowledged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      acknowledged.add(producer.send(new ProducerRecord<>(topic, key(sent), event(sent))));
      sent++;
    }
    producer.flush();
    assertThat(acknowledged).allMatch(Future::isDone).allSatisfy(Future::get);
  }

  /** Reads until as many results are there as events were published. */
  void drain() {
    Deadline.repeat(
        results::poll,
        () -> answered() >= sent,
        () -> "%d events sent, %d answered".formatted(sent, answered()));
  }

  int sent() {
    return sent;
  }

  int answered() {
    return results.records().size();
  }

  /** Every result that was published and committed, in order for each partition. */
  List<SentimentResult> results() {
    results.readToEnd();
    return results.records().stream()
        .map(record -> RecordCodec.of(SentimentResult.class).decode(record.value()))
        .toList();
  }

  static String id(int number) {
    return "e%06d".formatted(number);
  }

  static String key(String id) {
    return new String(key(Integer.parseInt(id.substring(1))), UTF_8);
  }

  static String label(String id) {
    return Integer.parseInt(id.substring(1)) % 3 == 0 ? "negative" : "positive";
  }

  private static byte[] key(int number) {
    return ("k" + number % KEYS).getBytes(UTF_8);
  }

  private static byte[] event(int number) {
    String word = label(id(number)).equals("positive") ? "good " : "bad ";
    return RecordCodec.of(TextEvent.class)
        .encode(
            TextEvent.newBuilder()
                .setId(id(number))
                .setText(word.repeat(1 + number % 20))
                .setEventTime(Instant.ofEpochMilli(number))
                .setAttributes(Map.of())
                .build());
  }

  @Override
  public void close() {
    producer.close();
    results.close();
  }
}
