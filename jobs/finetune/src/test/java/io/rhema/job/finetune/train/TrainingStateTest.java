package io.rhema.job.finetune.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.launch.TrainingEvent;
import java.io.IOException;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class TrainingStateTest {
  private static final Configuration FIRST = new Configuration(0, 3e-5, 1);

  @Test
  void followsWhatATrainingSays() {
    TrainingState state =
        TrainingState.before(FIRST)
            .started()
            .after(new TrainingEvent.Begun("examples", 0, 40))
            .after(new TrainingEvent.Stepped("examples", 8, 40, 0.5, 1200))
            .after(new TrainingEvent.Evaluated("examples", 10, 0.5, 0.9, true))
            .after(new TrainingEvent.Evaluated("examples", 20, 0.4, 0.8, false))
            .after(new TrainingEvent.Said("something"));

    assertThat(state).isEqualTo(new TrainingState(FIRST, 1, 20, 40, 0.5, 1200, 0.8, 0.9));
  }

  @Test
  void aProcessThatIsStartedAgainGoesOnWhereTheCheckpointIs() {
    TrainingState state =
        TrainingState.before(FIRST)
            .started()
            .after(new TrainingEvent.Stepped("examples", 17, 40, 0.5, 1200))
            .started()
            .after(new TrainingEvent.Begun("examples", 15, 40));

    assertThat(state.starts()).isEqualTo(2);
    assertThat(state.step()).isEqualTo(15);
  }

  @Test
  void reachesTheSubmitterFromAllSubtasks() throws IOException, ClassNotFoundException {
    TrainingState one = TrainingState.before(FIRST).started();
    TrainingState other = TrainingState.before(new Configuration(1, 3e-5, 2));
    ProgressAccumulator first = new ProgressAccumulator();
    ProgressAccumulator second = new ProgressAccumulator();
    first.add(TrainingState.before(FIRST));
    first.add(one);
    second.add(other);

    first.merge(InstantiationUtil.clone(second));

    assertThat(first.clone().getLocalValue()).containsEntry(0, one).containsEntry(1, other);
  }
}
