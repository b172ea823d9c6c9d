package io.rhema.job.finetune.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.operator.decode.JsonFields;
import io.rhema.operator.decode.StrictUtf8;
import io.rhema.operator.failure.RefusedRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;

/**
 * Avro container files of {@code LabelledExample}, or of any record with such fields, counted from
 * 1. Where a block cannot be read the file ends with a refusal.
 */
final class AvroExamples implements ExampleReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StrictUtf8 utf8 = new StrictUtf8();
  private final NamedFile file;
  private final DataFileStream<GenericRecord> records;
  private long position;
  private boolean broken;

  private AvroExamples(NamedFile file, DataFileStream<GenericRecord> records) {
    this.file = file;
    this.records = records;
  }

  static ExampleReader open(InputStream in, NamedFile file) {
    try {
      return new AvroExamples(
          file, new DataFileStream<>(in, new FieldsReader(file.options().columns())));
    } catch (IOException | RuntimeException e) {
      return new OneRefusal(
          in,
          file.unreadable(
              0, "The file is no Avro container of examples: %s.".formatted(e.getMessage())));
    }
  }

  @Override
  public ReadExample next() {
    if (broken) {
      return null;
    }
    try {
      if (!records.hasNext()) {
        return null;
      }
      position++;
      return file.example(position, new JsonFields(object(records.next())));
    } catch (RefusedRecordException e) {
      return file.unreadable(position, e.getMessage());
    } catch (RuntimeException e) { // which one a broken block leads to is left open by Avro
      broken = true;
      return file.unreadable(
          position + 1,
          "The file cannot be read on (%s); nothing behind record %d was read."
              .formatted(e.getMessage(), position));
    }
  }

  private ObjectNode object(GenericRecord record) {
    ObjectNode object = JSON.createObjectNode();
    record
        .getSchema()
        .getFields()
        .forEach(field -> object.set(field.name(), node(record.get(field.pos()))));
    return object;
  }

  private JsonNode node(Object value) {
    if (value instanceof Utf8 string) {
      return JSON.getNodeFactory()
          .textNode(utf8.decode(Arrays.copyOf(string.getBytes(), string.getByteLength())));
    }
    if (value instanceof GenericRecord record) {
      return object(record);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.createArrayNode();
      list.forEach(element -> array.add(node(element)));
      return array;
    }
    return JSON.valueToTree(value);
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
