package io.rhema.operator.decode;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rhema.operator.failure.RefusedRecordException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The fields of a JSON object that a producer wrote, each of the type that it must have. Null is
 * the same as absent. How deep and how long the JSON may be is bounded by Jackson's stream
 * constraints.
 *
 * @param root an object
 */
public record JsonFields(JsonNode root) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * @throws RefusedRecordException when the node is no object
   */
  public JsonFields {
    if (!root.isObject()) {
      throw wrong("The value", root, "a JSON object");
    }
  }

  /**
   * Reads a whole string.
   *
   * @throws RefusedRecordException when it is anything else than one JSON object
   */
  public static JsonFields parse(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new RefusedRecordException("The value is not JSON: " + e.getOriginalMessage(), e);
    }
    return new JsonFields(root);
  }

  /**
   * A field that must be there.
   *
   * @throws RefusedRecordException when it is no string
   */
  public String text(String name) {
    JsonNode text = root.path(name);
    if (!text.isTextual()) {
      throw wrong(field(name), text, "a string");
    }
    return text.textValue();
  }

  /**
   * A field that may be absent, which gives null.
   *
   * @throws RefusedRecordException when it is there and no string
   */
  public String optional(String name) {
    return isAbsent(root.path(name)) ? null : text(name);
  }

  /**
   * A name, which may be a number too; null when it is absent.
   *
   * @throws RefusedRecordException when it is neither a string nor an integer
   */
  public String name(String name) {
    JsonNode node = root.path(name);
    if (isAbsent(node)) {
      return null;
    }
    if (!node.isTextual() && !node.isIntegralNumber()) {
      throw wrong(field(name), node, "a string or an integer");
    }
    return node.asText();
  }

  /**
   * A number that must be there.
   *
   * @throws RefusedRecordException when it is no integer of 32 bits
   */
  public int integer(String name) {
    JsonNode node = root.path(name);
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw wrong(field(name), node, "an integer of 32 bits");
    }
    return node.intValue();
  }

  /**
   * A point in time: milliseconds since the epoch, or ISO-8601 with an offset.
   *
   * @param absent what holds without the field
   * @throws RefusedRecordException when it is neither
   */
  public Instant time(String name, Instant absent) {
    JsonNode node = root.path(name);
    if (isAbsent(node)) {
      return absent;
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Instant.ofEpochMilli(node.longValue());
    }
    if (!node.isTextual()) {
      throw wrong(field(name), node, "milliseconds since the epoch or ISO-8601");
    }
    try {
      Instant instant = OffsetDateTime.parse(node.textValue()).toInstant();
      return Instant.ofEpochMilli(instant.toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new RefusedRecordException(
          field(name) + " is no point in time; write it like 2026-11-21T10:15:30.123Z.", e);
    }
  }

  /** Whether a field has no value. */
  public static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** The refusal of something that is of another type than it must be. */
  public static RefusedRecordException wrong(String what, JsonNode node, String rule) {
    return new RefusedRecordException("%s is %s; it must be %s.".formatted(what, kind(node), rule));
  }

  private static String field(String name) {
    return "Field '" + name + "'";
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
