package io.rhema.operator.swap;

import io.rhema.operator.type.ElementSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a byte for the command and then its fields. */
public final class ModelControlSerializer extends ElementSerializer<ModelControl> {
  private static final long serialVersionUID = 1L;
  private static final byte SERVE = 1;

  public static final ModelControlSerializer INSTANCE = new ModelControlSerializer();

  @Override
  public void serialize(ModelControl control, DataOutputView target) throws IOException {
    if (control instanceof ModelControl.Serve serve) {
      target.writeByte(SERVE);
      target.writeUTF(serve.model());
      target.writeUTF(serve.version());
      target.writeUTF(serve.bundle());
    }
  }

  @Override
  public ModelControl deserialize(DataInputView source) throws IOException {
    byte command = source.readByte();
    if (command != SERVE) {
      throw new IOException("Model control command " + command + ": known is " + SERVE);
    }
    return new ModelControl.Serve(source.readUTF(), source.readUTF(), source.readUTF());
  }

  @Override
  public TypeSerializerSnapshot<ModelControl> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The written form has no options: the class of the serializer is its version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ModelControl> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
