package io.rhema.local.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.operator.failure.DeadLetterMessage;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;
import io.rhema.schema.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A Kafka record as JSON: the fields of an event or a result; of a dead letter the reason, where it
 * came from and its value; of anything else the value. A value that is no text is in Base64.
 */
public final class RecordLine {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<RecordCodec<? extends SpecificRecord>> CODECS =
      Stream.concat(
              Arrays.stream(TaskKind.values()).map(TaskKind::result),
              Stream.of(
                  TextEvent.class,
                  LabelledExample.class,
                  ModelUpdate.class,
                  ModelUpdateResult.class))
          .<RecordCodec<? extends SpecificRecord>>map(RecordCodec::of)
          .toList();

  private RecordLine() {}

  /** One object for one record. */
  public static ObjectNode of(ConsumerRecord<byte[], byte[]> record) {
    JsonNode value = value(record.value());
    Header reason = record.headers().lastHeader(DeadLetterMessage.REASON + "exception.message");
    if (reason == null && value instanceof ObjectNode object) {
      return object;
    }
    ObjectNode object = JSON.objectNode();
    if (reason != null) {
      object.set("error", value(reason.value()));
      for (String part : List.of("topic", "partition", "offset", "stage")) {
        Header header = record.headers().lastHeader(DeadLetterMessage.REASON + part);
        object.set(part, value(header == null ? null : header.value()));
      }
    }
    object.set("key", value(record.key()));
    object.set("value", value);
    return object;
  }

  private static JsonNode value(byte[] bytes) {
    if (bytes == null) {
      return JSON.nullNode();
    }
    for (RecordCodec<? extends SpecificRecord> codec : CODECS) {
      try {
        return RecordJson.of(codec.decode(bytes));
      } catch (UnreadableRecordException e) {
        // Another schema may be the one, or none.
      }
    }
    try {
      return JSON.textNode(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
    }
  }
}
