package io.rhema.operator.type;

import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Remembers which generated class an {@link AvroSerializer} was for; the schemas need not be equal,
 * since every element names its own.
 *
 * @param <R> the generated class
 */
public final class AvroSerializerSnapshot<R extends SpecificRecord>
    implements TypeSerializerSnapshot<R> {
  private static final int VERSION = 1;

  private Class<R> type;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public AvroSerializerSnapshot() {}

  AvroSerializerSnapshot(Class<R> type) {
    this.type = type;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(type.getName());
  }

  @Override
  @SuppressWarnings("unchecked") // checked to be a SpecificRecord; R is erased
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    String name = in.readUTF();
    try {
      type = (Class<R>) Class.forName(name, false, loader).asSubclass(SpecificRecord.class);
    } catch (ClassNotFoundException e) {
      throw new IOException(
          "The state has elements of '%s', which no longer exists.".formatted(name), e);
    }
  }

  @Override
  public TypeSerializer<R> restoreSerializer() {
    return new AvroSerializer<>(type);
  }

  @Override
  public TypeSerializerSchemaCompatibility<R> resolveSchemaCompatibility(
      TypeSerializerSnapshot<R> old) {
    return old instanceof AvroSerializerSnapshot<R> that && that.type == type
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
