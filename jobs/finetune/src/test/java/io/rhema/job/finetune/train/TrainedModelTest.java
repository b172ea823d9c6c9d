package io.rhema.job.finetune.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.folder.Form;
import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.training.launch.TrainingResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainedModelTest {
  private static final TrainingSet.Side SIDE = new TrainingSet.Side(1, 0, 0, "");
  private static final TrainingSet SET = new TrainingSet(Path.of("d"), Form.TSV, SIDE, SIDE);

  private static TrainedModel of(Configuration configuration, double score) {
    return new TrainedModel(
        configuration,
        new TuningRun(Path.of("r"), SET.folder()),
        SET,
        new TrainingResult("average", score, Map.of()),
        1);
  }

  @Test
  void theBestIsTheFirstOfThoseWithTheHighestScore() {
    List<Configuration> search = Configuration.all(List.of(1e-5, 3e-5), List.of(1L, 2L));

    assertThat(
            Stream.of(
                    of(search.get(3), 0.9),
                    of(search.get(2), 0.95),
                    of(search.get(0), 0.9),
                    of(search.get(1), 0.95))
                .sorted(TrainedModel.BEST_FIRST)
                .map(TrainedModel::configuration))
        .containsExactly(search.get(1), search.get(2), search.get(0), search.get(3));
    assertThat(search.get(1)).isEqualTo(new Configuration(1, 1e-5, 2));
  }
}
