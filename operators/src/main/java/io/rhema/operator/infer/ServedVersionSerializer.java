package io.rhema.operator.infer;

import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link ServedVersion}. Public because Flink makes its snapshot by reflection. */
public final class ServedVersionSerializer extends ElementSerializer<ServedVersion> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(ServedVersion served, DataOutputView target) throws IOException {
    Fields.writeString(served.model(), target);
    Fields.writeString(served.version(), target);
    Fields.writeString(served.content(), target);
    Fields.writeString(served.encoder(), target);
    Fields.writeString(served.bundle(), target);
    target.writeBoolean(served.swapped());
  }

  @Override
  public ServedVersion deserialize(DataInputView source) throws IOException {
    return new ServedVersion(
        Fields.readString(source),
        Fields.readString(source),
        Fields.readString(source),
        Fields.readString(source),
        Fields.readString(source),
        source.readBoolean());
  }

  @Override
  public TypeSerializerSnapshot<ServedVersion> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ServedVersion> {
    public Snapshot() {
      super(ServedVersionSerializer::new);
    }
  }
}
