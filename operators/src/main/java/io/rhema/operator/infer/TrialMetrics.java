package io.rhema.operator.infer;

import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.trial.TrialFigures;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Tells how a version does that is tried, among the {@linkplain InferenceMetrics other counts}. The
 * figures are those of {@link TrialFigures}; of a trial that is over they stay until another
 * begins.
 */
final class TrialMetrics {
  private final Counter rollbacks;

  // Written by the task's thread alone, read by reporters.
  private volatile ModelControl.Try command;
  private volatile TrialFigures figures = TrialFigures.NONE;

  TrialMetrics(MetricGroup group) {
    rollbacks = group.counter(InferenceMetrics.ROLLBACKS);
    gauge(group, InferenceMetrics.CANDIDATE_VERSION, ModelControl.Try::version, "");
    gauge(
        group,
        InferenceMetrics.CANDIDATE_MODE,
        now -> now.mode().name().toLowerCase(Locale.ROOT),
        "");
    gauge(group, InferenceMetrics.CANDIDATE_SHARE, ModelControl.Try::share, 0.0);
    group.gauge(InferenceMetrics.CANDIDATE_TEXTS, () -> figures.texts());
    group.gauge(InferenceMetrics.CANDIDATE_ERRORS, () -> figures.errors());
    group.gauge(InferenceMetrics.CANDIDATE_COMPARED, () -> figures.compared());
    gauge(group, InferenceMetrics.CANDIDATE_ERROR_RATE, TrialFigures::errorRate);
    gauge(group, InferenceMetrics.CANDIDATE_AGREEMENT, now -> 1 - now.disagreement());
    gauge(group, InferenceMetrics.CANDIDATE_LATENCY_RATIO, TrialFigures::latencyRatio);
    gauge(group, InferenceMetrics.CANDIDATE_MICROS, TrialFigures::candidateMicros);
    gauge(group, InferenceMetrics.SERVING_MICROS, TrialFigures::servingMicros);
  }

  private <T> void gauge(MetricGroup group, String name, Function<ModelControl.Try, T> of, T none) {
    group.gauge(name, () -> Optional.ofNullable(command).map(of).orElse(none));
  }

  private void gauge(MetricGroup group, String name, ToDoubleFunction<TrialFigures> figure) {
    group.gauge(name, () -> figure.applyAsDouble(figures));
  }

  void begins(ModelControl.Try by) {
    command = by;
    figures = TrialFigures.NONE;
  }

  void goes(TrialFigures now) {
    figures = now;
  }

  void rolledBack() {
    rollbacks.inc();
  }

  void ends() {
    command = null;
  }
}
