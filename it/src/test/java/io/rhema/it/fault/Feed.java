package io.rhema.it.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.it.stream.Deadline;
import io.rhema.it.stream.TopicReader;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.SentimentResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Keeps a job busy with events and reads what it commits, beside whatever is done to the broker: a
 * record that cannot be sent now is sent later, once.
 */
final class Feed implements AutoCloseable {
  /** So many events wait for the job at least. */
  private static final int AHEAD = 4_000;

  private static final int AT_ONCE = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final EventStream events;
  private final String input;
  private final KafkaProducer<byte[], byte[]> producer;
  private final String servers;
  private final String resultTopic;
  private TopicReader resultReader;
  private final TopicReader letterReader;
  private final Queue<Future<?>> unacknowledged = new ArrayDeque<>();
  private final Tally results = new Tally();
  private final Tally letters = new Tally();
  private int sent;

  Feed(EventStream events, String servers, String input, String results, String letters) {
    this.events = events;
    this.input = input;
    this.servers = servers;
    resultTopic = results;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "delivery.timeout.ms", "1200000"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    resultReader = new TopicReader(servers, results);
    letterReader = new TopicReader(servers, letters);
  }

  /** Goes on until a condition holds. */
  void until(BooleanSupplier condition) {
    Deadline.repeat(
        PATIENCE,
        () -> {
          send();
          read();
        },
        condition,
        this::toString);
  }

  /** Goes on for a time, which says when something happens and nothing else. */
  void keepOn(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    until(() -> System.nanoTime() - end > 0);
  }

  /** Sends no more, and reads until everything that was sent has come to its end. */
  void drain() {
    producer.flush();
    Deadline.repeat(PATIENCE, this::read, () -> answered() >= sent, this::toString);
    resultReader.readToEnd();
    letterReader.readToEnd();
    read();
  }

  /** Sends without reading. */
  void send() {
    for (int more = Math.min(AT_ONCE, answered() + AHEAD - sent); more > 0; more--) {
      unacknowledged.add(producer.send(events.record(input, sent)));
      sent++;
    }
    while (!unacknowledged.isEmpty() && unacknowledged.element().isDone()) {
      assertThat(unacknowledged.remove()).succeedsWithin(Duration.ZERO);
    }
  }

  /** Reads the results from the beginning of a topic that has the name of the former one. */
  void reopenResults() {
    resultReader.close();
    resultReader = new TopicReader(servers, resultTopic);
  }

  private void read() {
    resultReader.poll();
    letterReader.poll();
    resultReader.records().forEach(record -> results.add(answered(record)));
    letterReader.records().forEach(record -> letters.add(refused(record)));
    resultReader.records().clear();
    letterReader.records().clear();
  }

  private static int answered(ConsumerRecord<byte[], byte[]> record) {
    return Integer.parseInt(
        RecordCodec.of(SentimentResult.class).decode(record.value()).getEventId());
  }

  private int refused(ConsumerRecord<byte[], byte[]> record) {
    int number = Integer.parseInt(header(record, EventStream.NUMBER));
    String reason = header(record, "__connect.errors.exception.message");
    Optional<Poison> poison = events.poison(number);
    if (poison.isEmpty() || poison.get().answered() || !reason.contains(poison.get().reason())) {
      throw new AssertionError("Event %d (%s) was refused: %s".formatted(number, poison, reason));
    }
    return number;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  int sent() {
    return sent;
  }

  /** How many events have come to their end. */
  int answered() {
    return results.size() + letters.size();
  }

  /** Judges the events of some numbers, the last one excluded; after the last {@link #drain}. */
  Verdict verdict(int from, int to) {
    return Verdict.of(events, results, letters, from, to);
  }

  @Override
  public String toString() {
    return "%d events sent, %d answered, %d refused"
        .formatted(sent, results.size(), letters.size());
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    resultReader.close();
    letterReader.close();
  }
}
