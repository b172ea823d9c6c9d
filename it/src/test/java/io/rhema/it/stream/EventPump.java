package io.rhema.it.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes events and reads results from all output topics, always so many events ahead that the
 * job is busy: whatever happens to it happens in mid-stream.
 */
public final class EventPump implements AutoCloseable {
  private static final int AHEAD = 1_000;
  private static final int KEYS = 8;
  public static final String PLACE = "Paris";

  private final int ahead;
  private final IntFunction<String> texts;
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, TopicReader> results = new LinkedHashMap<>();
  private int sent;

  public EventPump(String bootstrapServers, String input, String... outputs) {
    this(AHEAD, EventPump::text, bootstrapServers, input, outputs);
  }

  /**
   * @param ahead so many events wait for their results at least
   * @param texts of the events, by their numbers
   */
  public EventPump(
      int ahead,
      IntFunction<String> texts,
      String bootstrapServers,
      String input,
      String... outputs) {
    this.ahead = ahead;
    this.texts = texts;
    topic = input;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    for (String output : outputs) {
      results.put(output, new TopicReader(bootstrapServers, output));
    }
  }

  /** Keeps the job busy until a condition holds. */
  public void until(BooleanSupplier condition) {
    until(Deadline.PATIENCE, condition);
  }

  /** Keeps the job busy until a condition holds that takes longer than others. */
  public void until(Duration patience, BooleanSupplier condition) {
    Deadline.repeat(
        patience,
        () -> {
          if (sent - answered() < ahead) {
            send(Math.min(ahead, 100));
          }
          poll();
        },
        condition,
        () -> "%d events sent, %d answered".formatted(sent, answered()));
  }

  /** Publishes events without waiting for their results. */
  public void send(int count) {
    List<Future<?>> acknowledged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      acknowledged.add(producer.send(new ProducerRecord<>(topic, key(sent), event(sent))));
      sent++;
    }
    producer.flush();
    assertThat(acknowledged).allMatch(Future::isDone).allSatisfy(Future::get);
  }

  /** Publishes a value that no event can be made of: a dead letter. */
  public void sendUnreadable() {
    Future<?> acknowledged = producer.send(new ProducerRecord<>(topic, key(0), new byte[] {1, 2}));
    producer.flush();
    assertThat(acknowledged).isDone().satisfies(Future::get);
  }

  private void poll() {
    results.values().forEach(TopicReader::poll);
  }

  /** Reads until as many results are in each topic as events were published. */
  public void drain() {
    Deadline.repeat(
        this::poll,
        () -> answered() >= sent,
        () -> "%d events sent, %d answered".formatted(sent, answered()));
  }

  public int sent() {
    return sent;
  }

  /** How many events have their results in every topic. */
  public int answered() {
    return results.values().stream().mapToInt(reader -> reader.records().size()).min().orElse(0);
  }

  /** Every result that was published and committed to a topic, in order for each partition. */
  public <R extends SpecificRecord> List<R> results(String topic, Class<R> type) {
    TopicReader reader = results.get(topic);
    reader.readToEnd();
    return reader.records().stream()
        .map(record -> RecordCodec.of(type).decode(record.value()))
        .toList();
  }

  public static String id(int number) {
    return "e%06d".formatted(number);
  }

  /** Which of the events has an id, from 0 on. */
  static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  public static String key(String id) {
    return new String(key(number(id)), UTF_8);
  }

  public static String label(String id) {
    return number(id) % 3 == 0 ? "negative" : "positive";
  }

  /** The one place that an event names is its last word, behind an emoji. */
  static int placeAt(String id) {
    return text(number(id)).length() - PLACE.length();
  }

  /** What becomes of an event in the other language: of its words, the model knows one. */
  static String french(String id) {
    return text(number(id)).replace("good", "bon");
  }

  static String text(int number) {
    String word = label(id(number)).equals("positive") ? "good " : "bad ";
    return word.repeat(1 + number % 20) + "😀 " + PLACE;
  }

  private static byte[] key(int number) {
    return ("k" + number % KEYS).getBytes(UTF_8);
  }

  private byte[] event(int number) {
    return RecordCodec.of(TextEvent.class)
        .encode(
            TextEvent.newBuilder()
                .setId(id(number))
                .setText(texts.apply(number))
                .setLanguage("en")
                .setEventTime(Instant.ofEpochMilli(number))
                .setAttributes(Map.of())
                .build());
  }

  @Override
  public void close() {
    producer.close();
    results.values().forEach(TopicReader::close);
  }
}
