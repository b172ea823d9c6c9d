package io.rhema.job.finetune.train;

import io.rhema.job.finetune.folder.Form;
import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import io.rhema.training.launch.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link TrainedModel}. */
public final class TrainedModelSerializer extends ElementSerializer<TrainedModel> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(TrainedModel model, DataOutputView target) throws IOException {
    target.writeInt(model.configuration().index());
    target.writeDouble(model.configuration().learningRate());
    target.writeLong(model.configuration().seed());
    Fields.writeString(model.run().folder().toString(), target);
    writeSet(model.set(), target);
    writeResult(model.result(), target);
    target.writeInt(model.starts());
  }

  private static void writeResult(TrainingResult result, DataOutputView target) throws IOException {
    Fields.writeString(result.chosen(), target);
    target.writeDouble(result.score());
    target.writeInt(result.figures().size());
    for (Map.Entry<String, Double> figure : result.figures().entrySet()) {
      Fields.writeString(figure.getKey(), target);
      target.writeDouble(figure.getValue());
    }
  }

  private static void writeSet(TrainingSet set, DataOutputView target) throws IOException {
    Fields.writeString(set.folder().toString(), target);
    target.writeInt(set.form().ordinal());
    writeSide(set.train(), target);
    writeSide(set.dev(), target);
  }

  private static void writeSide(TrainingSet.Side side, DataOutputView target) throws IOException {
    target.writeLong(side.corrections());
    target.writeLong(side.replayed());
    target.writeLong(side.superseded());
    Fields.writeString(side.sha256(), target);
  }

  @Override
  public TrainedModel deserialize(DataInputView source) throws IOException {
    Configuration configuration =
        new Configuration(source.readInt(), source.readDouble(), source.readLong());
    Path folder = Path.of(Fields.readString(source));
    TrainingSet set = readSet(source);
    TrainingResult result = readResult(source);
    TuningRun run = new TuningRun(folder, set.folder());
    return new TrainedModel(configuration, run, set, result, source.readInt());
  }

  private static TrainingSet readSet(DataInputView source) throws IOException {
    Path folder = Path.of(Fields.readString(source));
    Form form = Form.values()[source.readInt()];
    return new TrainingSet(folder, form, readSide(source), readSide(source));
  }

  private static TrainingSet.Side readSide(DataInputView source) throws IOException {
    return new TrainingSet.Side(
        source.readLong(), source.readLong(), source.readLong(), Fields.readString(source));
  }

  private static TrainingResult readResult(DataInputView source) throws IOException {
    String chosen = Fields.readString(source);
    double score = source.readDouble();
    Map<String, Double> figures = new TreeMap<>();
    for (int left = source.readInt(); left > 0; left--) {
      figures.put(Fields.readString(source), source.readDouble());
    }
    return new TrainingResult(chosen, score, figures);
  }

  @Override
  public TypeSerializerSnapshot<TrainedModel> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TrainedModel> {
    public Snapshot() {
      super(TrainedModelSerializer::new);
    }
  }
}
