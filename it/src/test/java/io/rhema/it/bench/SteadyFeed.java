package io.rhema.it.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes texts at a steady rate, whatever becomes of them; each has the time of its sending. */
final class SteadyFeed implements AutoCloseable {
  private static final int KEYS = 16;

  private final String topic;
  private final List<String> texts;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicReference<Exception> refused = new AtomicReference<>();
  private final ScheduledFuture<?> beat;

  SteadyFeed(String server, String topic, List<String> texts, int rate) {
    this.topic = topic;
    this.texts = texts;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", server),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    beat =
        clock.scheduleAtFixedRate(
            this::send, 0, TimeUnit.SECONDS.toNanos(1) / rate, TimeUnit.NANOSECONDS);
  }

  private void send() {
    int number = sent.getAndIncrement();
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                ("k" + number % KEYS).getBytes(UTF_8),
                RecordCodec.of(TextEvent.class)
                    .encode(
                        TextEvent.newBuilder()
                            .setId(String.valueOf(number))
                            .setText(texts.get(number % texts.size()))
                            .setLanguage("en")
                            .setEventTime(Instant.ofEpochMilli(System.currentTimeMillis()))
                            .setAttributes(Map.of())
                            .build())),
            (metadata, failure) -> {
              if (failure != null) {
                refused.compareAndSet(null, failure);
              }
            });
  }

  /** Ends it, and returns how many texts Kafka has then; their ids are the numbers from 0 on. */
  int end() throws InterruptedException {
    beat.cancel(false);
    clock.shutdown();
    if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("Kafka takes no text any more");
    }
    producer.flush();
    if (refused.get() != null) {
      throw new IllegalStateException("Kafka has not taken a text", refused.get());
    }
    return sent.get();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close();
  }
}
