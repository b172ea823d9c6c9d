package io.rhema.job.finetune.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.folder.Form;
import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.training.launch.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class TrainedModelSerializerTest {

  @Test
  void keepsEverything() throws IOException {
    TrainingSet set =
        new TrainingSet(
            Path.of("/shared/sets/0a"),
            Form.CONLL,
            new TrainingSet.Side(160, 120, 3, "ab"),
            new TrainingSet.Side(40, 30, 0, "cd"));
    TrainedModel model =
        new TrainedModel(
            new Configuration(3, 3e-5, 42),
            new TuningRun(Path.of("/shared/runs/names-2-0b"), set.folder()),
            set,
            new TrainingResult("average", 0.875, Map.of("dev F1", 0.875, "dev recall", 0.9)),
            2);
    TrainedModelSerializer serializer = new TrainedModelSerializer();
    DataOutputSerializer written = new DataOutputSerializer(256);

    serializer.serialize(model, written);

    DataInputDeserializer read = new DataInputDeserializer(written.getCopyOfBuffer());
    assertThat(serializer.deserialize(read)).isEqualTo(model);
    assertThat(read.available()).isZero();
  }
}
