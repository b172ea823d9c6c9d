package io.rhema.job.finetune.train;

import java.util.function.Supplier;
import org.apache.flink.metrics.MetricGroup;

/** What of a training shows, under {@code nlp.training.<model>}. All metric names are here. */
final class TrainingMetrics {
  static final String GROUP = "nlp";
  static final String TRAINING = "training";

  /** Smoothed over the last steps. */
  static final String LOSS = "loss";

  /** Real tokens, since the process started. */
  static final String TOKENS_PER_SECOND = "tokensPerSecond";

  /** Steps that are done, and all there are. */
  static final String STEP = "step";

  static final String STEPS = "steps";

  /** On the dev sets, measured last and the highest so far. */
  static final String DEV_SCORE = "devScore";

  static final String BEST_DEV_SCORE = "bestDevScore";

  /** How often the training process was started. */
  static final String STARTS = "starts";

  private TrainingMetrics() {}

  /**
   * @param model the name of the model that is trained
   * @param state asked by reporters, from their threads
   */
  static void register(MetricGroup operator, String model, Supplier<TrainingState> state) {
    MetricGroup group = operator.addGroup(GROUP).addGroup(TRAINING, model);
    group.gauge(LOSS, () -> state.get().loss());
    group.gauge(TOKENS_PER_SECOND, () -> state.get().tokensPerSecond());
    group.gauge(STEP, () -> state.get().step());
    group.gauge(STEPS, () -> state.get().steps());
    group.gauge(DEV_SCORE, () -> state.get().devScore());
    group.gauge(BEST_DEV_SCORE, () -> state.get().bestDevScore());
    group.gauge(STARTS, () -> state.get().starts());
  }
}
