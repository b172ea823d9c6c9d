package io.rhema.operator.infer;

import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.text.EncodedText;
import io.rhema.operator.batch.Row;
import io.rhema.operator.batch.RowBuilder;
import io.rhema.operator.batch.RunPlan;
import io.rhema.operator.interpret.WindowOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs a model over all texts of a window. A run that fails is halved until the text that causes
 * the failure is alone; the others get their answers.
 *
 * <p>A text is blamed only while the model still answers its {@linkplain #probe() probe}. When that
 * fails too, nobody is to blame and the failure goes to the caller.
 */
final class WindowRunner {

  private final LoadedModel model;
  private final RowBuilder builder;
  private final int runTokens;
  private final InferenceMetrics metrics;

  WindowRunner(LoadedModel model, RowBuilder builder, int runTokens, InferenceMetrics metrics) {
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
   * @param taker is given one outcome for each, in the same order, as soon as the runs are over
   *     that it and those before it are in
   * @throws InferenceException when the model fails whatever it is given
   */
  void run(List<EncodedText> texts, Consumer<Outcome> taker) {
    List<Row> rows = builder.rows(texts);
    Collected collected =
        new Collected(texts, rows, model.heads().size(), builder.format().prefix().length);
    collected.handOver(taker);
    for (List<Row> run : RunPlan.plan(rows, runTokens)) {
      run(run, collected);
      collected.handOver(taker);
    }
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

  private List<FloatTensor> measured(TokenBatch batch) {
    long start = System.nanoTime();
    metrics.runStarts();
    try {
      List<FloatTensor> outputs = model.run(batch);
      metrics.ran(
          batch.rows(),
          IntStream.of(batch.lengths()).sum(),
          batch.paddedTokens(),
          System.nanoTime() - start);
      return outputs;
    } finally {
      metrics.runEnds();
    }
  }

  /** Puts the rows' outputs, which come in the order of lengths, back to their texts. */
  private static final class Collected {
    private final List<EncodedText> texts;
    private final int heads;
    private final int prefix;
    private final List<List<WindowOutput>> outputs;
    private final InferenceException[] failures;

    /** Rows of each text that are not answered yet. */
    private final int[] missing;

    private int handedOver;

    Collected(List<EncodedText> texts, List<Row> rows, int heads, int prefix) {
      this.texts = texts;
      this.heads = heads;
      this.prefix = prefix;
      this.outputs = new ArrayList<>(texts.size() * heads);
      for (int i = texts.size() * heads; i > 0; i--) {
        outputs.add(new ArrayList<>(1));
      }
      this.failures = new InferenceException[texts.size()];
      this.missing = new int[texts.size()];
      rows.forEach(row -> missing[row.event()]++);
    }

    List<Row> withoutFailed(List<Row> rows) {
      return rows.stream().filter(row -> failures[row.event()] == null).toList();
    }

    void answer(List<Row> rows, List<FloatTensor> answers) {
      for (int head = 0; head < heads; head++) {
        RowValues values = RowValues.of(answers.get(head), rows.size());
        for (int i = 0; i < rows.size(); i++) {
          Row row = rows.get(i);
          of(row.event(), head)
              .add(
                  new WindowOutput(
                      row.window(), prefix, values.width(), values.of(i, row.length())));
        }
      }
      rows.forEach(row -> missing[row.event()]--);
    }

    void fail(Row row, InferenceException failure) {
      failures[row.event()] = failure;
    }

    /** Up to the first text that something is missing of. */
    void handOver(Consumer<Outcome> taker) {
      for (; handedOver < texts.size() && isKnown(handedOver); handedOver++) {
        taker.accept(
            failures[handedOver] != null
                ? new Outcome.Failed(failures[handedOver])
                : answered(handedOver));
      }
    }

    private boolean isKnown(int event) {
      return missing[event] == 0 || failures[event] != null;
    }

    private Outcome answered(int event) {
      List<List<WindowOutput>> answered = outputs.subList(event * heads, (event + 1) * heads);
      for (List<WindowOutput> windows : answered) {
        windows.sort(Comparator.comparingInt(output -> output.window().from()));
      }
      return new Outcome.Answered(answered);
    }

    private List<WindowOutput> of(int event, int head) {
      return outputs.get(event * heads + head);
    }
  }
}
