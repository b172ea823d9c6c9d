package io.rhema.job.finetune.example;

import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link RefusedExample}. */
public final class RefusedExampleSerializer extends ElementSerializer<RefusedExample> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(RefusedExample refused, DataOutputView target) throws IOException {
    OriginFields.writePlace(refused.place(), target);
    Fields.writeString(refused.reason().name(), target);
    Fields.writeString(refused.message(), target);
  }

  @Override
  public RefusedExample deserialize(DataInputView source) throws IOException {
    return new RefusedExample(
        OriginFields.readPlace(source),
        Reason.valueOf(Fields.readString(source)),
        Fields.readString(source));
  }

  @Override
  public TypeSerializerSnapshot<RefusedExample> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RefusedExample> {
    public Snapshot() {
      super(RefusedExampleSerializer::new);
    }
  }
}
