package io.rhema.local.replay;

import io.rhema.model.bundle.Digests;
import io.rhema.operator.failure.DeadLetterMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;

/**
 * The records that letters stand for which had to leave parts of them out: fetched from where they
 * stand, and compared with the length and checksum that the letter has of them.
 */
final class Originals implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;

  Originals(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * A record as it was.
   *
   * @param key key bytes, or null
   * @param value value bytes, or null
   * @param headers the headers of the original or, where it was not needed, of the letter
   */
  record Original(byte[] key, byte[] value, Headers headers) {}

  /**
   * The original of a letter.
   *
   * @throws NotReplayableException when the letter lacks a part of it which is there no longer
   */
  Original of(Letter letter) throws NotReplayableException {
    ConsumerRecord<byte[], byte[]> record = letter.record();
    boolean whole =
        Letter.header(record, DeadLetterMessage.OMITTED + "value.length").isEmpty()
            && Letter.header(record, DeadLetterMessage.OMITTED + "key.length").isEmpty()
            && Letter.header(record, DeadLetterMessage.OMITTED + "headers.count").isEmpty();
    if (whole) {
      return new Original(record.key(), record.value(), record.headers());
    }
    ConsumerRecord<byte[], byte[]> found = fetch(letter);
    check(record, "value", found.value());
    check(record, "key", found.key());
    return new Original(found.key(), found.value(), found.headers());
  }

  private ConsumerRecord<byte[], byte[]> fetch(Letter letter) throws NotReplayableException {
    Optional<ConsumerRecord<byte[], byte[]>> found;
    try {
      consumer.assign(List.of(letter.source()));
      Map<?, Long> first = consumer.beginningOffsets(List.of(letter.source()), PATIENCE);
      Map<?, Long> end = consumer.endOffsets(List.of(letter.source()), PATIENCE);
      boolean there =
          letter.offset() >= first.get(letter.source())
              && letter.offset() < end.get(letter.source());
      found = there ? read(letter) : Optional.empty();
    } catch (KafkaException e) {
      throw new NotReplayableException(
          "It was too large to hold its record, and %s-%d cannot be read at %d: %s."
              .formatted(letter.source().topic(), letter.source().partition(), letter.offset(), e));
    }
    return found.orElseThrow(
        () ->
            new NotReplayableException(
                "It was too large to hold its record, which is no longer at %d of %s-%d."
                    .formatted(
                        letter.offset(), letter.source().topic(), letter.source().partition())));
  }

  private Optional<ConsumerRecord<byte[], byte[]>> read(Letter letter) {
    consumer.seek(letter.source(), letter.offset());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        return record.offset() == letter.offset() ? Optional.of(record) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static void check(ConsumerRecord<byte[], byte[]> letter, String part, byte[] found)
      throws NotReplayableException {
    Optional<String> expected = Letter.header(letter, DeadLetterMessage.OMITTED + part + ".sha256");
    if (expected.isPresent()
        && !expected.get().equals(found == null ? "" : Digests.of(found).sha256())) {
      throw new NotReplayableException(
          "The %s of the record that it stands for is another one by now.".formatted(part));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
