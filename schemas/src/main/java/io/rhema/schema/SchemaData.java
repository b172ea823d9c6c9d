package io.rhema.schema;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * Tells Avro which classes stand for our schemas.
 *
 * <p>Since 1.12.2 Avro instantiates a class named by a schema only when a JVM-wide allow list
 * trusts it. That list would have to be set by a flag on every cluster JVM, or by a static that
 * outlives the job's class loader. Here the classes of this package, and no others, are resolved
 * without it.
 */
final class SchemaData extends SpecificData {
  static final SchemaData INSTANCE = new SchemaData();

  private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();

  private SchemaData() {
    super(SchemaData.class.getClassLoader());
    addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
  }

  @Override
  @SuppressWarnings("rawtypes") // as overridden
  public Class getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> classes.computeIfAbsent(schema.getFullName(), this::load);
      default -> super.getClass(schema);
    };
  }

  private Class<?> load(String name) {
    String ours = SchemaData.class.getPackageName() + ".";
    if (!name.startsWith(ours) || name.indexOf('.', ours.length()) >= 0) {
      throw new AvroRuntimeException(
          "Schema '%s' is not one of ours; only names directly in '%s*' have classes."
              .formatted(name, ours));
    }
    try {
      return Class.forName(name, false, getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AvroRuntimeException("No class was generated for schema '" + name + "'.", e);
    }
  }
}
