package io.rhema.job.finetune.read;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Decoder;

/**
 * Reads those fields of any record that an example has, and skips the others: what is in them need
 * not be small, and may be anything. Strings stay bytes, which the caller decodes strictly.
 */
final class FieldsReader extends GenericDatumReader<GenericRecord> {
  private static final Set<Type> SIMPLE = Set.of(Type.STRING, Type.INT, Type.LONG, Type.NULL);

  private final Columns columns;

  FieldsReader(Columns columns) {
    super(null, null, slowly());
    this.columns = columns;
  }

  /** Avro's fast readers do not ask how strings are to be read. */
  private static GenericData slowly() {
    return new GenericData().setFastReaderEnabled(false);
  }

  @Override
  public void setSchema(Schema writer) {
    super.setSchema(writer);
    if (writer.getType() != Type.RECORD) {
      throw new AvroTypeException(
          "it holds values of type %s, not records".formatted(writer.getType()));
    }
    if (writer.getField(columns.text()) == null) {
      throw new AvroTypeException(
          "its records have no field '%s', but %s"
              .formatted(columns.text(), writer.getFields().stream().map(Field::name).toList()));
    }
    List<Field> fields =
        writer.getFields().stream()
            .filter(field -> columns.all().contains(field.name()))
            .map(this::checked)
            .toList();
    setExpected(Schema.createRecord(writer.getName(), null, writer.getNamespace(), false, fields));
  }

  private Field checked(Field field) {
    boolean known =
        field.name().equals(columns.spans()) ? isSpans(field.schema()) : isSimple(field.schema());
    if (!known) {
      throw new AvroTypeException(
          "its field '%s' has the type %s".formatted(field.name(), field.schema().getType()));
    }
    return new Field(field.name(), field.schema());
  }

  private static boolean isSimple(Schema schema) {
    return schema.getType() == Type.UNION
        ? schema.getTypes().stream().allMatch(type -> SIMPLE.contains(type.getType()))
        : SIMPLE.contains(schema.getType());
  }

  private static boolean isSpans(Schema schema) {
    return schema.getType() == Type.ARRAY
        && schema.getElementType().getType() == Type.RECORD
        && !schema.getElementType().getFields().isEmpty()
        && schema.getElementType().getFields().stream().allMatch(f -> isSimple(f.schema()));
  }

  @Override
  protected Object readString(Object old, Schema expected, Decoder in) throws IOException {
    return in.readString(null);
  }
}
