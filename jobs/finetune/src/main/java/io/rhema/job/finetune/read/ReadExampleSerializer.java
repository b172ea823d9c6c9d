package io.rhema.job.finetune.read;

import io.rhema.job.finetune.example.OriginFields;
import io.rhema.job.finetune.example.RefusedExampleSerializer;
import io.rhema.operator.type.AvroSerializer;
import io.rhema.operator.type.ElementSerializer;
import io.rhema.schema.LabelledExample;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link ReadExample}. */
public final class ReadExampleSerializer extends ElementSerializer<ReadExample> {
  private static final long serialVersionUID = 1L;

  private final AvroSerializer<LabelledExample> examples =
      new AvroSerializer<>(LabelledExample.class);
  private final RefusedExampleSerializer refusals = new RefusedExampleSerializer();

  @Override
  public void serialize(ReadExample read, DataOutputView target) throws IOException {
    target.writeBoolean(read instanceof ReadExample.Read);
    if (read instanceof ReadExample.Read good) {
      examples.serialize(good.example(), target);
      OriginFields.write(good.origin(), target);
    } else if (read instanceof ReadExample.Unread bad) {
      refusals.serialize(bad.refusal(), target);
    }
  }

  @Override
  public ReadExample deserialize(DataInputView source) throws IOException {
    return source.readBoolean()
        ? new ReadExample.Read(examples.deserialize(source), OriginFields.read(source))
        : new ReadExample.Unread(refusals.deserialize(source));
  }

  @Override
  public TypeSerializerSnapshot<ReadExample> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version; the example inside names its own schema. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReadExample> {
    public Snapshot() {
      super(ReadExampleSerializer::new);
    }
  }
}
