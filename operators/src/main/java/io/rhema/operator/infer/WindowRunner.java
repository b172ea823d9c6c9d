package io.rhema.operator.infer;

import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.OnnxModel;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.text.EncodedText;
import io.rhema.operator.batch.Row;
import io.rhema.operator.batch.RowBuilder;
import io.rhema.operator.batch.RunPlan;
import io.rhema.operator.interpret.WindowOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Runs a model over all texts of a window. A run that fails is halved until the text that causes
 * the failure is alone; the others get their answers.
 *
 * <p>A text is blamed only while the model still answers its {@linkplain #probe() probe}. When that
 * fails too, nobody is to blame and the failure goes to the caller.
 */
final class WindowRunner {

  private final OnnxModel model;
  private final RowBuilder builder;
  private final int runTokens;
  private final InferenceMetrics metrics;

  WindowRunner(OnnxModel model, RowBuilder builder, int runTokens, InferenceMetrics metrics) {
    this.model = model;
    this.builder = builder;
    this.runTokens = runTokens;
    this.metrics = metrics;
  }

  /**
   * Runs a row that is valid for every model; serves to warm up as well.
   *
   * @throws InferenceException when the model fails on it
   */
  void probe() {
    model.run(builder.emptyRow());
  }

  /**
   * @param texts texts in arrival order
   * @return one outcome for each, in the same order
   * @throws InferenceException when the model fails whatever it is given
   */
  List<Outcome> run(List<EncodedText> texts) {
    Collected collected = new Collected(texts);
    for (List<Row> rows : RunPlan.plan(builder.rows(texts), runTokens)) {
      run(rows, collected);
    }
    return collected.outcomes();
  }

  private void run(List<Row> planned, Collected collected) {
    List<Row> rows = collected.withoutFailed(planned);
    if (rows.isEmpty()) {
      return;
    }
    try {
      collected.answer(rows, measured(builder.batch(rows, collected.texts)));
    } catch (InferenceException e) {
      if (rows.size() == 1) {
        probe();
        collected.fail(rows.get(0), e);
      } else {
        run(rows.subList(0, rows.size() / 2), collected);
        run(rows.subList(rows.size() / 2, rows.size()), collected);
      }
    }
  }

  private FloatTensor measured(TokenBatch batch) {
    long start = System.nanoTime();
    metrics.runStarts();
    try {
      FloatTensor output = model.run(batch);
      metrics.ran(batch, System.nanoTime() - start);
      return output;
    } finally {
      metrics.runEnds();
    }
  }

  /** Puts the rows' outputs, which come in the order of lengths, back to their texts. */
  private static final class Collected {
    private final List<EncodedText> texts;
    private final List<List<RowOutput>> outputs;
    private final InferenceException[] failures;

    private record RowOutput(Row row, float[] values) {}

    Collected(List<EncodedText> texts) {
      this.texts = texts;
      this.outputs = new ArrayList<>(texts.size());
      texts.forEach(text -> outputs.add(new ArrayList<>(1)));
      this.failures = new InferenceException[texts.size()];
    }

    List<Row> withoutFailed(List<Row> rows) {
      return rows.stream().filter(row -> failures[row.event()] == null).toList();
    }

    void answer(List<Row> rows, FloatTensor output) {
      int width = output.data().length / rows.size();
      for (int i = 0; i < rows.size(); i++) {
        float[] values = Arrays.copyOfRange(output.data(), i * width, (i + 1) * width);
        outputs.get(rows.get(i).event()).add(new RowOutput(rows.get(i), values));
      }
    }

    void fail(Row row, InferenceException failure) {
      failures[row.event()] = failure;
    }

    List<Outcome> outcomes() {
      List<Outcome> outcomes = new ArrayList<>(texts.size());
      for (int event = 0; event < texts.size(); event++) {
        outcomes.add(
            failures[event] != null
                ? new Outcome.Failed(failures[event])
                : new Outcome.Answered(inTextOrder(outputs.get(event))));
      }
      return outcomes;
    }

    private static List<WindowOutput> inTextOrder(List<RowOutput> outputs) {
      return outputs.stream()
          .map(output -> new WindowOutput(output.row().window(), output.values()))
          .sorted(Comparator.comparingInt(output -> output.window().from()))
          .toList();
    }
  }
}
