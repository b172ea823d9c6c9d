package io.rhema.operator.swap;

import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a byte for the command and then its fields. */
public final class ModelControlSerializer extends ElementSerializer<ModelControl> {
  private static final long serialVersionUID = 1L;
  private static final byte SERVE = 1;

  @Override
  public void serialize(ModelControl control, DataOutputView target) throws IOException {
    if (control instanceof ModelControl.Serve serve) {
      target.writeByte(SERVE);
      Fields.writeString(serve.id(), target);
      Fields.writeString(serve.model(), target);
      Fields.writeString(serve.version(), target);
      Fields.writeString(serve.place(), target);
      Fields.writeString(serve.checksum(), target);
    }
  }

  @Override
  public ModelControl deserialize(DataInputView source) throws IOException {
    byte command = source.readByte();
    if (command != SERVE) {
      throw new IOException("Model control command " + command + ": known is " + SERVE);
    }
    return new ModelControl.Serve(
        Fields.readString(source),
        Fields.readString(source),
        Fields.readString(source),
        Fields.readString(source),
        Fields.readString(source));
  }

  @Override
  public TypeSerializerSnapshot<ModelControl> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The written form has no options: the class of the serializer is its version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ModelControl> {
    public Snapshot() {
      super(ModelControlSerializer::new);
    }
  }
}
