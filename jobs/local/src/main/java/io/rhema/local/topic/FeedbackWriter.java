package io.rhema.local.topic;

import io.rhema.job.finetune.example.ContentHash;
import io.rhema.job.finetune.example.RefusedExample;
import io.rhema.job.finetune.read.ExampleReader;
import io.rhema.job.finetune.read.FeedbackFormat;
import io.rhema.job.finetune.read.ReadExample;
import io.rhema.local.answer.JsonLine;
import io.rhema.local.kafka.KafkaAddress;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.RecordCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.common.KafkaException;

/**
 * Publishes labelled examples, each under the hash of its text as the key: all that is said of one
 * text stays in order.
 */
public final class FeedbackWriter implements AutoCloseable {
  private static final int STEP = 10_000;

  private final FeedbackFormat format;
  private final TopicPublisher publisher;

  /**
   * How many examples were published, and how many rows are none.
   *
   * @param published examples that Kafka has
   * @param refused rows that are no examples
   */
  public record Count(long published, long refused) {}

  /**
   * @param format how values are written
   */
  public FeedbackWriter(KafkaAddress kafka, String topic, FeedbackFormat format) {
    this.format = format;
    this.publisher = new TopicPublisher(kafka, topic);
  }

  /**
   * Publishes all examples and returns when Kafka has them.
   *
   * @param by who says so, of examples that do not tell; null where nobody knows
   * @param now when it is said, of examples that do not tell
   * @param refused is told of each row that is no example
   * @param progress is told now and then how many were published
   * @throws KafkaException when Kafka does not take one
   */
  public Count write(
      ExampleReader examples,
      String by,
      Instant now,
      Consumer<RefusedExample> refused,
      LongConsumer progress)
      throws IOException {
    long published = 0;
    long bad = 0;
    for (ReadExample next = examples.next(); next != null; next = examples.next()) {
      if (next instanceof ReadExample.Read read) {
        send(completed(read.example(), by, now));
        published++;
        if (published % STEP == 0) {
          progress.accept(published);
        }
      } else if (next instanceof ReadExample.Unread unread) {
        refused.accept(unread.refusal());
        bad++;
      }
    }
    publisher.flush();
    return new Count(published, bad);
  }

  private static LabelledExample completed(LabelledExample example, String by, Instant now) {
    if (example.getBy() == null) {
      example.setBy(by);
    }
    if (example.getAt().equals(Instant.EPOCH)) {
      example.setAt(now);
    }
    return example;
  }

  private void send(LabelledExample example) {
    byte[] value =
        switch (format) {
          case AVRO -> RecordCodec.of(LabelledExample.class).encode(example);
          case JSON -> JsonLine.of(RecordJson.of(example)).getBytes(StandardCharsets.UTF_8);
        };
    publisher.send(ContentHash.of(example.getText()).getBytes(StandardCharsets.US_ASCII), value);
  }

  @Override
  public void close() {
    publisher.close();
  }
}
