package io.rhema.operator.decode;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code {"id", "text", "language", "eventTime", "source", "attributes"}}.
 *
 * <p>Only {@code text} is required; null is the same as absent, and fields of other names are
 * ignored. {@code eventTime} is a number of milliseconds since the epoch or ISO-8601 with an
 * offset; without it the record's timestamp holds. How deep and how long the JSON may be is bounded
 * by Jackson's stream constraints.
 */
final class JsonReader implements EventReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final StrictUtf8 utf8 = new StrictUtf8();

  @Override
  public TextEvent read(RawRecord origin) {
    JsonNode root = parse(utf8.decode(origin.value()));
    if (!root.isObject()) {
      throw wrong("The value", root, "a JSON object");
    }
    JsonNode text = root.path("text");
    if (!text.isTextual()) {
      throw wrong("Field 'text'", text, "a string");
    }
    return TextEvent.newBuilder()
        .setId(id(root.path("id")))
        .setText(text.textValue())
        .setLanguage(optional(root, "language"))
        .setEventTime(eventTime(root.path("eventTime"), origin.timestamp()))
        .setSource(optional(root, "source"))
        .setAttributes(attributes(root.path("attributes")))
        .build();
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new RefusedRecordException("The value is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String id(JsonNode node) {
    if (absent(node)) {
      return "";
    }
    if (!node.isTextual() && !node.isIntegralNumber()) {
      throw wrong("Field 'id'", node, "a string or an integer");
    }
    return node.asText();
  }

  private static String optional(JsonNode root, String name) {
    JsonNode node = root.path(name);
    if (absent(node)) {
      return null;
    }
    if (!node.isTextual()) {
      throw wrong("Field '" + name + "'", node, "a string");
    }
    return node.textValue();
  }

  private static Instant eventTime(JsonNode node, long timestamp) {
    if (absent(node)) {
      return Instant.ofEpochMilli(timestamp);
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Instant.ofEpochMilli(node.longValue());
    }
    if (!node.isTextual()) {
      throw wrong("Field 'eventTime'", node, "milliseconds since the epoch or ISO-8601");
    }
    try {
      Instant instant = OffsetDateTime.parse(node.textValue()).toInstant();
      return Instant.ofEpochMilli(instant.toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new RefusedRecordException(
          "Field 'eventTime' is no point in time; write it like 2026-11-21T10:15:30.123Z.", e);
    }
  }

  private static Map<String, String> attributes(JsonNode node) {
    if (absent(node)) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw wrong("Field 'attributes'", node, "an object");
    }
    Map<String, String> attributes = new HashMap<>();
    node.forEachEntry(
        (name, value) -> {
          if (!value.isValueNode()) {
            throw wrong("An attribute", value, "a string, number, boolean or null");
          }
          if (!absent(value)) {
            attributes.put(name, value.asText());
          }
        });
    return attributes;
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static RefusedRecordException wrong(String what, JsonNode node, String rule) {
    return new RefusedRecordException("%s is %s; it must be %s.".formatted(what, kind(node), rule));
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING -> "missing";
      case NULL -> "null";
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> node.isIntegralNumber() ? "an integer" : "a fraction";
      case BOOLEAN -> "a boolean";
      case BINARY, POJO -> "no JSON value";
    };
  }
}
