package io.rhema.local.topic;

import io.rhema.job.line.Line;
import io.rhema.local.answer.JsonLine;
import io.rhema.local.kafka.KafkaAddress;
import io.rhema.local.line.LineDecoder;
import io.rhema.local.line.Lines;
import io.rhema.operator.decode.Decoded;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.operator.decode.InputFormat;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** Publishes lines as events, each under its id as the key. */
public final class TopicWriter implements AutoCloseable {
  private final InputFormat format;
  private final TopicPublisher publisher;

  /**
   * How many lines became events, and how many did not.
   *
   * @param published events that Kafka has
   * @param refused lines that are no events
   */
  public record Count(long published, long refused) {}

  /**
   * @param format how values are written
   */
  public TopicWriter(KafkaAddress kafka, String topic, InputFormat format) {
    this.format = format;
    this.publisher = new TopicPublisher(kafka, topic);
  }

  /**
   * Publishes all lines and returns when Kafka has them.
   *
   * @param refused is told, in a sentence, of each line that is no event
   * @throws KafkaException when Kafka does not take one
   */
  public Count write(Lines lines, Consumer<String> refused) {
    LineDecoder decoder = new LineDecoder(lines.format());
    long published = 0;
    long bad = 0;
    for (Line line = lines.next(); line != null; line = lines.next()) {
      Decoded decoded = decoder.decode(line);
      if (decoded instanceof DecodedEvent event) {
        send(event.event());
        published++;
      } else if (decoded instanceof Decoded.Refused reason) {
        refused.accept("Line %d: %s".formatted(line.number(), reason.letter().message()));
        bad++;
      }
    }
    publisher.flush();
    return new Count(published, bad);
  }

  private void send(TextEvent event) {
    publisher.send(event.getId().getBytes(StandardCharsets.UTF_8), value(event));
  }

  private byte[] value(TextEvent event) {
    return switch (format) {
      case AVRO -> RecordCodec.of(TextEvent.class).encode(event);
      case JSON -> json(event);
      case TEXT -> event.getText().getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] json(TextEvent event) {
    return JsonLine.of(RecordJson.of(event)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    publisher.close();
  }
}
