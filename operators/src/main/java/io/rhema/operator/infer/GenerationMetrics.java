package io.rhema.operator.infer;

import io.rhema.model.translate.TranslatedBatch;
import io.rhema.model.translate.TranslationObserver;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what a model that generates does, among the {@linkplain InferenceMetrics other counts}:
 * the version that serves, while another is tried beside it.
 */
final class GenerationMetrics implements TranslationObserver {
  private final InferenceMetrics runs;
  private final Counter generatedTokens;
  private final Counter steps;
  private final Counter deadlineHits;

  GenerationMetrics(MetricGroup group, InferenceMetrics runs) {
    this.runs = runs;
    this.generatedTokens = group.counter(InferenceMetrics.GENERATED_TOKENS);
    this.steps = group.counter(InferenceMetrics.GENERATION_STEPS);
    this.deadlineHits = group.counter(InferenceMetrics.DEADLINE_HITS);
  }

  @Override
  public void begins() {
    runs.runStarts();
  }

  @Override
  public void translated(TranslatedBatch batch) {
    runs.ran(batch.rows(), batch.sourceTokens(), batch.paddedTokens(), batch.time().toNanos());
    if (runs.isServing()) {
      generatedTokens.inc(batch.targetTokens());
      steps.inc(batch.steps());
      deadlineHits.inc(batch.unfinished());
    }
  }

  @Override
  public void ends() {
    runs.runEnds();
  }
}
