package io.rhema.job.finetune.train;

import io.rhema.training.launch.TrainingEvent;
import java.io.Serializable;

/**
 * How far a training is.
 *
 * @param configuration which one
 * @param starts how often its process was started
 * @param step how many of its steps are done
 * @param steps how many there are; 0 before the first begins
 * @param loss smoothed over the last steps; NaN before there is one
 * @param tokensPerSecond since its process started
 * @param devScore measured last; NaN before
 * @param bestDevScore the highest so far; NaN before
 */
public record TrainingState(
    Configuration configuration,
    int starts,
    int step,
    int steps,
    double loss,
    double tokensPerSecond,
    double devScore,
    double bestDevScore)
    implements Serializable {

  /** Before anything has happened. */
  static TrainingState before(Configuration configuration) {
    return new TrainingState(
        configuration, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** When a process is started. */
  TrainingState started() {
    return new TrainingState(
        configuration, starts + 1, step, steps, loss, tokensPerSecond, devScore, bestDevScore);
  }

  /** When the training has said something. */
  TrainingState after(TrainingEvent event) {
    if (event instanceof TrainingEvent.Begun begun) {
      return at(begun.step(), begun.steps(), loss, tokensPerSecond);
    }
    if (event instanceof TrainingEvent.Stepped stepped) {
      return at(stepped.step(), stepped.steps(), stepped.loss(), stepped.tokensPerSecond());
    }
    if (event instanceof TrainingEvent.Evaluated evaluated) {
      double score = evaluated.score();
      boolean better = Double.isNaN(bestDevScore) || score > bestDevScore;
      return new TrainingState(
          configuration,
          starts,
          evaluated.step(),
          steps,
          loss,
          tokensPerSecond,
          score,
          better ? score : bestDevScore);
    }
    return this;
  }

  private TrainingState at(int done, int all, double lastLoss, double speed) {
    return new TrainingState(
        configuration, starts, done, all, lastLoss, speed, devScore, bestDevScore);
  }
}
