package io.rhema.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.operator.Stage;
import io.rhema.operator.failure.DeadLetterMessage;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter as it was read.
 *
 * @param record the record in the topic of dead letters
 * @param source partition that the original stands in
 * @param offset offset of the original
 * @param stage the stage that refused it
 * @param error simple class name of the failure
 * @param message what was wrong
 */
record Letter(
    ConsumerRecord<byte[], byte[]> record,
    TopicPartition source,
    long offset,
    Stage stage,
    String error,
    String message) {

  /**
   * Reads the headers.
   *
   * @throws NotReplayableException when the record is no dead letter of ours
   */
  static Letter of(ConsumerRecord<byte[], byte[]> record) throws NotReplayableException {
    String error = text(record, "exception.class.name").orElse("unknown");
    return new Letter(
        record,
        new TopicPartition(
            required(record, "topic"), (int) number(record, "partition", Integer.MAX_VALUE)),
        number(record, "offset", Long.MAX_VALUE),
        stage(record),
        error.substring(error.lastIndexOf('.') + 1),
        text(record, "exception.message").orElse(""));
  }

  /** {@code topic-partition-offset} of a record. */
  static String coordinates(ConsumerRecord<byte[], byte[]> record) {
    return "%s-%d-%d".formatted(record.topic(), record.partition(), record.offset());
  }

  /** The last header of a name as text; empty when there is none, or it has no value. */
  static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  private static Stage stage(ConsumerRecord<byte[], byte[]> record) throws NotReplayableException {
    String name = required(record, "stage");
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unreadable("stage", name));
  }

  private static long number(ConsumerRecord<byte[], byte[]> record, String part, long most)
      throws NotReplayableException {
    String text = required(record, part);
    try {
      long number = Long.parseLong(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw unreadable(part, text);
    }
    throw unreadable(part, text);
  }

  private static String required(ConsumerRecord<byte[], byte[]> record, String part)
      throws NotReplayableException {
    return text(record, part)
        .orElseThrow(
            () ->
                new NotReplayableException(
                    "It has no header '%s'; only dead letters of a job can be sent back."
                        .formatted(DeadLetterMessage.REASON + part)));
  }

  private static Optional<String> text(ConsumerRecord<byte[], byte[]> record, String part) {
    return header(record, DeadLetterMessage.REASON + part);
  }

  private static NotReplayableException unreadable(String part, String value) {
    return new NotReplayableException(
        "Its header '%s' is '%s', which no job writes."
            .formatted(DeadLetterMessage.REASON + part, value));
  }
}
