package io.rhema.local.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * An Avro record as plain JSON: fields by name, points in time in ISO-8601, maps in the order of
 * their keys. Not Avro's own JSON encoding, which wraps the values of unions.
 */
public final class RecordJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RecordJson() {}

  /** The record's fields, in the order of the schema. */
  public static ObjectNode of(SpecificRecord record) {
    ObjectNode object = JSON.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      object.set(field.name(), value(record.get(field.pos())));
    }
    return object;
  }

  private static JsonNode value(Object value) {
    if (value == null) {
      return JSON.nullNode();
    } else if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    } else if (value instanceof Integer number) {
      return JSON.numberNode(number);
    } else if (value instanceof Long number) {
      return JSON.numberNode(number);
    } else if (value instanceof Float number) {
      return JSON.numberNode(number);
    } else if (value instanceof Double number) {
      return JSON.numberNode(number);
    } else if (value instanceof SpecificRecord record) {
      return of(record);
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((name, entry) -> sorted.put(String.valueOf(name), entry));
      sorted.forEach((name, entry) -> object.set(name, value(entry)));
      return object;
    } else if (value instanceof Iterable<?> list) {
      var array = JSON.arrayNode();
      list.forEach(entry -> array.add(value(entry)));
      return array;
    }
    return JSON.textNode(value.toString());
  }
}
