package io.rhema.operator.failure;

import io.rhema.operator.Stage;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecordSerializer;
import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link DeadLetter}. */
public final class DeadLetterSerializer extends ElementSerializer<DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final RawRecordSerializer origins = new RawRecordSerializer();

  @Override
  public void serialize(DeadLetter letter, DataOutputView target) throws IOException {
    origins.serialize(letter.origin(), target);
    Fields.writeString(letter.stage().name(), target);
    target.writeByte(letter.tasks().size());
    for (TaskKind task : letter.tasks()) {
      Fields.writeString(task.name(), target);
    }
    Fields.writeString(letter.className(), target);
    Fields.writeString(letter.exceptionClass(), target);
    Fields.writeString(letter.message(), target);
    Fields.writeString(letter.stackTrace(), target);
  }

  @Override
  public DeadLetter deserialize(DataInputView source) throws IOException {
    return new DeadLetter(
        origins.deserialize(source),
        Stage.valueOf(Fields.readString(source)),
        readTasks(source),
        Fields.readString(source),
        Fields.readString(source),
        Fields.readString(source),
        Fields.readString(source));
  }

  private static List<TaskKind> readTasks(DataInputView source) throws IOException {
    int count = source.readByte();
    List<TaskKind> tasks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tasks.add(TaskKind.valueOf(Fields.readString(source)));
    }
    return tasks;
  }

  @Override
  public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeadLetter> {
    public Snapshot() {
      super(DeadLetterSerializer::new);
    }
  }
}
