package io.rhema.operator.read;

import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link RawRecord}, every byte as it was read. */
public final class RawRecordSerializer extends ElementSerializer<RawRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(RawRecord record, DataOutputView target) throws IOException {
    Fields.writeString(record.topic(), target);
    target.writeInt(record.partition());
    target.writeLong(record.offset());
    target.writeLong(record.timestamp());
    Fields.writeBytes(record.key(), target);
    Fields.writeBytes(record.value(), target);
    HeaderFields.write(record.headers(), target);
  }

  @Override
  public RawRecord deserialize(DataInputView source) throws IOException {
    return new RawRecord(
        Fields.readString(source),
        source.readInt(),
        source.readLong(),
        source.readLong(),
        Fields.readBytes(source),
        Fields.readBytes(source),
        HeaderFields.read(source));
  }

  @Override
  public TypeSerializerSnapshot<RawRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawRecord> {
    public Snapshot() {
      super(RawRecordSerializer::new);
    }
  }
}
