package io.rhema.it.bench;

import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes texts and reads what is said of them. For one thread.
 *
 * @param <R> what is read
 */
final class StreamClient<R extends SpecificRecord> implements AutoCloseable {
  static final String TEXTS = "text-events";
  private static final RecordCodec<TextEvent> TEXT = RecordCodec.of(TextEvent.class);

  private final int partitions;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordCodec<R> codec;
  private final Function<R, String> idOf;
  private int sent;

  /**
   * @param partitions of each topic
   * @param topic that is read, from its beginning
   * @param isolation Kafka's {@code isolation.level}
   * @param idOf the id of the text that a record is about
   */
  StreamClient(
      String servers,
      int partitions,
      String topic,
      String isolation,
      Class<R> type,
      Function<R, String> idOf) {
    this.partitions = partitions;
    this.idOf = idOf;
    codec = RecordCodec.of(type);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", isolation),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic, i)).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** What is done with each record that is read. */
  interface Taker<R> {
    /**
     * @param number of the text that it is about
     * @param written when the broker got it, in milliseconds since the epoch
     */
    void take(R record, int number, long written);
  }

  /** How many texts were published, which is the next one's number. */
  int sent() {
    return sent;
  }

  /** Publishes a text and returns its number: 0 for the first, 1 for the next. */
  int send(String text) {
    return send(text, appended -> {});
  }

  /**
   * The same.
   *
   * @param onAppend is told when the broker got it, in milliseconds since the epoch, by a thread of
   *     the producer's
   */
  int send(String text, LongConsumer onAppend) {
    String id = Integer.toString(sent);
    byte[] value =
        TEXT.encode(
            TextEvent.newBuilder()
                .setId(id)
                .setText(text)
                .setLanguage("en")
                .setEventTime(Instant.now())
                .setAttributes(Map.of())
                .build());
    producer
        .send(
            new ProducerRecord<>(
                TEXTS, sent % partitions, id.getBytes(StandardCharsets.UTF_8), value),
            (record, failure) -> onAppend.accept(failure == null ? record.timestamp() : 0))
        .isDone();
    return sent++;
  }

  /** Has everything on its way that was sent. */
  void flush() {
    producer.flush();
  }

  /**
   * Waits for records and hands over those that there are.
   *
   * @return how many there were
   */
  int poll(Duration longest, Taker<R> taker) {
    var records = consumer.poll(longest);
    records.forEach(
        record -> {
          R read = codec.decode(record.value());
          taker.take(read, Integer.parseInt(idOf.apply(read)), record.timestamp());
        });
    return records.count();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
