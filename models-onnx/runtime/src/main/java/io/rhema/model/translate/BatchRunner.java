package io.rhema.model.translate;

import io.rhema.model.generate.Finish;
import io.rhema.model.generate.Generated;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.InferenceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates all rows of one call in batches. A batch that fails is halved until the row that
 * causes the failure is alone, and with it its text; a row is blamed only while the model still
 * answers {@linkplain #probe a row that is valid for every model}. Not safe for use by several
 * threads.
 */
final class BatchRunner {
  /** No translation is that much longer than its source: more is a repetition without end. */
  private static final int LONGEST_FACTOR = 3;

  private static final int LONGEST_ADDED = 16;

  private static final Generated NOT_BEGUN = new Generated(new int[0], 0, 0, Finish.DEADLINE);

  private final RowGenerator generator;
  private final int[] emptyRow;
  private final GenerationOptions options;
  private final TranslationLimits limits;
  private final TranslationObserver observer;
  private final long begin = System.nanoTime();
  private final IdentityHashMap<SourceRow, Generated> generated = new IdentityHashMap<>();
  private final Map<Integer, InferenceException> failures = new HashMap<>();

  BatchRunner(
      RowGenerator generator,
      int[] emptyRow,
      GenerationOptions options,
      TranslationLimits limits,
      TranslationObserver observer) {
    this.generator = generator;
    this.emptyRow = emptyRow;
    this.options = options;
    this.limits = limits;
    this.observer = observer;
  }

  /**
   * @throws InferenceException when the model fails whatever it is given
   */
  void run(List<SourceRow> rows) {
    BatchPlan.of(rows, limits.batchTokens(), options.beams()).forEach(this::runBatch);
  }

  /** What was written for a row; null only if its text {@linkplain #failure failed}. */
  Generated of(SourceRow row) {
    return generated.get(row);
  }

  /** Why a text has no translation, or null. */
  InferenceException failure(int text) {
    return failures.get(text);
  }

  void probe() {
    generator.generate(List.of(emptyRow), 1, options.limit());
  }

  private void runBatch(List<SourceRow> planned) {
    List<SourceRow> batch =
        planned.stream().filter(row -> !failures.containsKey(row.text())).toList();
    if (batch.isEmpty()) {
      return;
    }
    Duration left = limits.time().minusNanos(System.nanoTime() - begin);
    if (left.isNegative() || left.isZero()) {
      batch.forEach(row -> generated.put(row, NOT_BEGUN));
      return;
    }
    try {
      generate(batch, left.compareTo(options.limit()) < 0 ? left : options.limit());
    } catch (InferenceException e) {
      if (batch.size() == 1) {
        probe();
        failures.put(batch.get(0).text(), e);
      } else {
        runBatch(batch.subList(0, batch.size() / 2));
        runBatch(batch.subList(batch.size() / 2, batch.size()));
      }
    }
  }

  private void generate(List<SourceRow> batch, Duration limit) {
    observer.begins();
    try {
      long start = System.nanoTime();
      int longest = batch.get(batch.size() - 1).length();
      int most = Math.min(options.maxTokens(), LONGEST_FACTOR * longest + LONGEST_ADDED);
      List<Generated> written =
          generator.generate(batch.stream().map(SourceRow::ids).toList(), most, limit);
      for (int i = 0; i < batch.size(); i++) {
        generated.put(batch.get(i), written.get(i));
      }
      observer.translated(
          measured(batch, longest, written, Duration.ofNanos(System.nanoTime() - start)));
    } finally {
      observer.ends();
    }
  }

  private static TranslatedBatch measured(
      List<SourceRow> batch, int longest, List<Generated> written, Duration time) {
    return new TranslatedBatch(
        batch.size(),
        batch.stream().mapToInt(SourceRow::length).sum(),
        batch.size() * longest,
        written.stream().mapToInt(text -> text.ids().length).sum(),
        written.stream()
            .mapToInt(text -> text.ids().length + (text.finish() == Finish.END ? 1 : 0))
            .max()
            .orElse(0),
        (int) written.stream().filter(text -> text.finish() == Finish.DEADLINE).count(),
        time);
  }
}
