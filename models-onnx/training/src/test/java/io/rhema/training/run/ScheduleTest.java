package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.engine.Pass;
import io.rhema.training.objective.Feed;
import io.rhema.training.objective.TrainingBatch;
import io.rhema.training.run.Schedule.Turns;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void aSingleHeadGetsItsBatchesInOrder() {
    assertThat(tokens(new Schedule(List.of(new Turns(feed(100), 3, 1)))))
        .containsExactly(100, 101, 102);
  }

  @Test
  void headsAlternateInProportionToTheirSteps() {
    Schedule schedule = new Schedule(List.of(new Turns(feed(100), 6, 1), new Turns(feed(0), 3, 1)));

    assertThat(tokens(schedule)).containsExactly(100, 0, 101, 102, 1, 103, 104, 2, 105);
  }

  @Test
  void aLossIsMultipliedByItsWeight() {
    Schedule schedule = new Schedule(List.of(new Turns(feed(3), 1, 0.5)));

    try (PointerScope scope = new PointerScope()) {
      assertThat(schedule.batch(0).loss(Pass.EVALUATION).item_float()).isEqualTo(1.5f);
    }
  }

  private static List<Integer> tokens(Schedule schedule) {
    return IntStream.range(0, schedule.steps())
        .mapToObj(step -> schedule.batch(step).tokens())
        .toList();
  }

  /** Batches that tell which they are by their number of tokens, which is their loss as well. */
  private static Feed feed(int first) {
    return new Feed() {
      @Override
      public int examples() {
        return 10;
      }

      @Override
      public int batchesPerEpoch() {
        return 10;
      }

      @Override
      public TrainingBatch batch(int step) {
        return new TrainingBatch() {
          @Override
          public int tokens() {
            return first + step;
          }

          @Override
          public Tensor loss(Pass pass) {
            return torch.ones(1).mul(new Scalar(tokens()));
          }
        };
      }
    };
  }
}
