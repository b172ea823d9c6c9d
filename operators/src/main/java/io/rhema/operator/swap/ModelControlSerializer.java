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
  private static final byte SHADOW = 2;
  private static final byte CANARY = 3;
  private static final byte STOP = 4;

  @Override
  public void serialize(ModelControl control, DataOutputView target) throws IOException {
    target.writeByte(byteOf(control));
    Fields.writeString(control.id(), target);
    Fields.writeString(control.model(), target);
    Fields.writeString(control.version(), target);
    if (control instanceof ModelControl.Run run) {
      Fields.writeString(run.place(), target);
      Fields.writeString(run.checksum(), target);
    }
    if (control instanceof ModelControl.Try tried) {
      target.writeDouble(tried.share());
    }
  }

  private static byte byteOf(ModelControl control) {
    if (control instanceof ModelControl.Try tried) {
      return tried.mode() == TrialMode.SHADOW ? SHADOW : CANARY;
    }
    return control instanceof ModelControl.Serve ? SERVE : STOP;
  }

  @Override
  public ModelControl deserialize(DataInputView source) throws IOException {
    byte command = source.readByte();
    if (command < SERVE || command > STOP) {
      throw new IOException(
          "Model control command %d: known are %d to %d; the state is of a later release"
              .formatted(command, SERVE, STOP));
    }
    String id = Fields.readString(source);
    String model = Fields.readString(source);
    String version = Fields.readString(source);
    if (command == STOP) {
      return new ModelControl.Stop(id, model, version);
    }
    String place = Fields.readString(source);
    String checksum = Fields.readString(source);
    if (command == SERVE) {
      return new ModelControl.Serve(id, model, version, place, checksum);
    }
    TrialMode mode = command == SHADOW ? TrialMode.SHADOW : TrialMode.CANARY;
    return new ModelControl.Try(id, model, version, place, checksum, mode, source.readDouble());
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
