package io.rhema.model;

import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.task.Classification;
import io.rhema.model.task.ClassificationResult;
import io.rhema.model.task.WindowMean;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Classifies lists of texts with one bundle: for evaluation and one-off use. Windows are sorted by
 * length and run in batches of bounded size, so a list may be of any length. Safe for use by
 * several threads at once.
 */
public final class TextClassifier implements AutoCloseable {
  /** Padded positions of a run: the measured optimum on a CPU lies between 256 and 512. */
  private static final int BATCH_TOKENS = 512;

  private final LoadedModel loaded;
  private final Classification task;
  private final TextEncoder encoder;

  private TextClassifier(LoadedModel loaded, Classification task, TextEncoder encoder) {
    this.loaded = loaded;
    this.task = task;
    this.encoder = encoder;
  }

  /**
   * Opens tokenizer and graph of a bundle.
   *
   * @throws io.rhema.model.bundle.BundleException when one of them cannot be served, or it has no
   *     head that classifies texts
   */
  public static TextClassifier open(ModelBundle bundle, SessionOptions options) {
    TextEncoder encoder = TextEncoders.load(bundle.dir());
    LoadedModel loaded = bundle.openModel(options, List.of(bundle.head(Classification.class)));
    return new TextClassifier(loaded, bundle.task(Classification.class), encoder);
  }

  /** Answers in the order of the texts; an empty text gets what the model says to no words. */
  public List<ClassificationResult> classify(List<String> texts) {
    List<WindowMean> means = new ArrayList<>(texts.size());
    List<Row> rows = new ArrayList<>(texts.size());
    for (String text : texts) {
      WindowMean mean = new WindowMean(task.labels().size());
      means.add(mean);
      addRows(text, mean, rows);
    }
    rows.sort(Comparator.comparingInt(row -> row.tokens().length()));
    int from = 0;
    while (from < rows.size()) {
      int to = batchEnd(rows, from);
      run(rows.subList(from, to));
      from = to;
    }
    return means.stream().map(mean -> task.interpret(mean.value())).toList();
  }

  /** A window with its special tokens, and the mean of its text. */
  private record Row(TokenRow tokens, int subWords, WindowMean mean) {}

  private void addRows(String text, WindowMean mean, List<Row> rows) {
    EncodedText encoded = encoder.encode(text);
    SequenceFormat format = encoder.format();
    int room = loaded.limits().maxTokens() - format.overhead();
    for (Window window : Window.cut(encoded.size(), room, loaded.limits().overlap())) {
      rows.add(new Row(format.row(encoded, window), window.size(), mean));
    }
  }

  /** Rows are sorted, so the last one of a batch gives its width. */
  private static int batchEnd(List<Row> rows, int from) {
    int to = from + 1;
    while (to < rows.size() && (to + 1 - from) * rows.get(to).tokens().length() <= BATCH_TOKENS) {
      to++;
    }
    return to;
  }

  private void run(List<Row> rows) {
    TokenBatch batch =
        TokenBatch.ofRows(rows.stream().map(Row::tokens).toList(), encoder.format().padId());
    FloatTensor logits = loaded.run(batch).get(0);
    int width = task.labels().size();
    for (int r = 0; r < rows.size(); r++) {
      rows.get(r).mean().add(logits.data(), r * width, rows.get(r).subWords());
    }
  }

  @Override
  public void close() {
    loaded.close();
  }
}
