package io.rhema.operator.type;

import io.rhema.schema.RecordCodec;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes a generated record with its schema's fingerprint, so that a newer version of the job
 * reads what an older one left in an unaligned checkpoint.
 *
 * <p>As everywhere in Avro, a lone surrogate becomes {@code '?'}, which is as long in UTF-16:
 * offsets into a text stay right.
 *
 * @param <R> the generated class
 */
public final class AvroSerializer<R extends SpecificRecord> extends ElementSerializer<R> {
  private static final long serialVersionUID = 1L;

  private final NamedClass<R> type;
  private transient RecordCodec<R> codec;

  public AvroSerializer(Class<R> type) {
    this(NamedClass.of(type));
  }

  public AvroSerializer(NamedClass<R> type) {
    this.type = type;
  }

  private RecordCodec<R> codec() {
    if (codec == null) {
      codec = RecordCodec.of(type.get());
    }
    return codec;
  }

  @Override
  public void serialize(R value, DataOutputView target) throws IOException {
    Fields.writeBytes(codec().encode(value), target);
  }

  @Override
  public R deserialize(DataInputView source) throws IOException {
    return codec().decode(Fields.readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<R> snapshotConfiguration() {
    return new AvroSerializerSnapshot<>(type.get());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AvroSerializer<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }
}
