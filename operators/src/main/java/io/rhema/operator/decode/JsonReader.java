package io.rhema.operator.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code {"id", "text", "language", "eventTime", "source", "attributes"}}.
 *
 * <p>Only {@code text} is required; null is the same as absent, and fields of other names are
 * ignored. {@code eventTime} is a number of milliseconds since the epoch or ISO-8601 with an
 * offset; without it the record's timestamp holds.
 */
final class JsonReader implements EventReader {
  private final StrictUtf8 utf8 = new StrictUtf8();

  @Override
  public TextEvent read(RawRecord origin) {
    JsonFields fields = JsonFields.parse(utf8.decode(origin.value()));
    String text = fields.text("text");
    String id = fields.name("id");
    return TextEvent.newBuilder()
        .setId(id == null ? "" : id)
        .setText(text)
        .setLanguage(fields.optional("language"))
        .setEventTime(fields.time("eventTime", Instant.ofEpochMilli(origin.timestamp())))
        .setSource(fields.optional("source"))
        .setAttributes(attributes(fields.root().path("attributes")))
        .build();
  }

  private static Map<String, String> attributes(JsonNode node) {
    if (JsonFields.isAbsent(node)) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw JsonFields.wrong("Field 'attributes'", node, "an object");
    }
    Map<String, String> attributes = new HashMap<>();
    node.forEachEntry(
        (name, value) -> {
          if (!value.isValueNode()) {
            throw JsonFields.wrong("An attribute", value, "a string, number, boolean or null");
          }
          if (!JsonFields.isAbsent(value)) {
            attributes.put(name, value.asText());
          }
        });
    return attributes;
  }
}
