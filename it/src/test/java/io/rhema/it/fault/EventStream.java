package io.rhema.it.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events without end, of which one in every thousand is poison. Each follows from the seed and its
 * number.
 */
final class EventStream {
  /** A word that all texts have, and no log may have. */
  static final String MARKER = "quidditative";

  /** The header of every record that tells its number. */
  static final String NUMBER = "number";

  private static final List<Poison> KINDS = List.of(Poison.values());
  private static final int POISON_EVERY = 1_000;
  private static final int KEYS = 64;
  private static final int MOST_WORDS = 12;
  private static final List<String> WORDS =
      List.of("a", "the", "film", "good", "bad", "not", "very", "plot", "dull", "fine", "never");

  private final long seed;

  EventStream(long seed) {
    this.seed = seed;
  }

  ProducerRecord<byte[], byte[]> record(String topic, int number) {
    byte[] key = ("k" + key(number)).getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value(number));
    record.headers().add(NUMBER, String.valueOf(number).getBytes(UTF_8));
    return record;
  }

  private byte[] value(int number) {
    Optional<Poison> poison = poison(number);
    String text = text(number);
    byte[] value =
        RecordCodec.of(TextEvent.class)
            .encode(
                TextEvent.newBuilder()
                    .setId(String.valueOf(number))
                    .setText(poison.map(it -> it.text(text)).orElse(text))
                    .setLanguage("en")
                    .setEventTime(Instant.ofEpochMilli(number))
                    .setAttributes(Map.of())
                    .build());
    return poison.isPresent() ? poison.get().value(value) : value;
  }

  /** What is wrong with an event. */
  Optional<Poison> poison(int number) {
    int thousand = number / POISON_EVERY;
    boolean poisoned = random(-1 - thousand).nextInt(POISON_EVERY) == number % POISON_EVERY;
    return poisoned ? Optional.of(KINDS.get(thousand % KINDS.size())) : Optional.empty();
  }

  private String text(int number) {
    Random random = random(number);
    return MARKER
        + " "
        + random
            .ints(1 + random.nextInt(MOST_WORDS), 0, WORDS.size())
            .mapToObj(WORDS::get)
            .collect(Collectors.joining(" "));
  }

  private Random random(int of) {
    return new Random(seed * 31 + of);
  }

  /** Which of the keys an event has; events of one keep their order. */
  static int key(int number) {
    return number % KEYS;
  }
}
