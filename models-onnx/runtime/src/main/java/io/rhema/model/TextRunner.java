package io.rhema.model;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs one head of a bundle over lists of texts. Windows are sorted by length and run in batches of
 * bounded size, so a list may be of any length. Safe for use by several threads at once.
 */
final class TextRunner implements AutoCloseable {
  /** Padded positions of a run: the measured optimum on a CPU lies between 256 and 512. */
  private static final int BATCH_TOKENS = 512;

  private final LoadedModel loaded;
  private final TextEncoder encoder;

  private TextRunner(LoadedModel loaded, TextEncoder encoder) {
    this.loaded = loaded;
    this.encoder = encoder;
  }

  /**
   * Opens tokenizer and graph of a bundle.
   *
   * @param head the head to run
   * @throws io.rhema.model.bundle.BundleException when one of them cannot be served
   */
  static TextRunner open(ModelBundle bundle, Head head, SessionOptions options) {
    TextEncoder encoder = TextEncoders.load(bundle.dir());
    return new TextRunner(bundle.openModel(options, List.of(head)), encoder);
  }

  /** Takes what a model answers for one window. */
  interface Answers {
    /**
     * @param text index of the text that the window is cut from
     * @param window its sub-words
     * @param output of the whole batch
     * @param row of the batch that is this window's
     */
    void add(int text, Window window, FloatTensor output, int row);
  }

  /** A window with its special tokens. */
  private record Row(int text, Window window, TokenRow tokens) {}

  /** The sub-words of a text, for {@link #run}. */
  EncodedText encode(String text) {
    return encoder.encode(text);
  }

  /** The position in a row of a window's first sub-word. */
  int prefix() {
    return encoder.format().prefix().length;
  }

  /** Positions of a window's row, special tokens included. */
  int length(Window window) {
    return encoder.format().length(window.size());
  }

  /**
   * Runs every window of every text, the shortest first. A text without sub-words has one window,
   * which is empty.
   */
  void run(List<EncodedText> texts, Answers answers) {
    List<Row> rows = rows(texts);
    int from = 0;
    while (from < rows.size()) {
      int to = batchEnd(rows, from);
      runBatch(rows.subList(from, to), answers);
      from = to;
    }
  }

  private List<Row> rows(List<EncodedText> texts) {
    SequenceFormat format = encoder.format();
    int room = loaded.limits().maxTokens() - format.overhead();
    List<Row> rows = new ArrayList<>(texts.size());
    for (int t = 0; t < texts.size(); t++) {
      EncodedText text = texts.get(t);
      for (Window window : Window.cut(text.size(), room, loaded.limits().overlap())) {
        rows.add(new Row(t, window, format.row(text, window)));
      }
    }
    rows.sort(Comparator.comparingInt(row -> row.tokens().length()));
    return rows;
  }

  /** Rows are sorted, so the last one of a batch gives its width. */
  private static int batchEnd(List<Row> rows, int from) {
    int to = from + 1;
    while (to < rows.size() && (to + 1 - from) * rows.get(to).tokens().length() <= BATCH_TOKENS) {
      to++;
    }
    return to;
  }

  private void runBatch(List<Row> rows, Answers answers) {
    TokenBatch batch =
        TokenBatch.ofRows(rows.stream().map(Row::tokens).toList(), encoder.format().padId());
    FloatTensor output = loaded.run(batch).get(0);
    for (int r = 0; r < rows.size(); r++) {
      answers.add(rows.get(r).text(), rows.get(r).window(), output, r);
    }
  }

  @Override
  public void close() {
    loaded.close();
  }
}
