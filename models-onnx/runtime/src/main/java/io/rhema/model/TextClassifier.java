package io.rhema.model;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Classification;
import io.rhema.model.task.LabelScores;
import io.rhema.model.task.WindowMean;
import io.rhema.model.text.EncodedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Classifies lists of texts with one bundle: for evaluation and one-off use. A list may be of any
 * length. Safe for use by several threads at once.
 */
public final class TextClassifier implements AutoCloseable {
  private final TextRunner runner;
  private final Classification task;

  private TextClassifier(TextRunner runner, Classification task) {
    this.runner = runner;
    this.task = task;
  }

  /**
   * Opens tokenizer and graph of a bundle.
   *
   * @throws io.rhema.model.bundle.BundleException when one of them cannot be served, or the bundle
   *     has no head that classifies texts
   */
  public static TextClassifier open(ModelBundle bundle, SessionOptions options) {
    return open(bundle, bundle.head(Classification.class), options);
  }

  /** The same for one of several heads that classify. */
  public static TextClassifier open(ModelBundle bundle, Head head, SessionOptions options) {
    return new TextClassifier(TextRunner.open(bundle, head, options), (Classification) head.task());
  }

  /** Answers in the order of the texts; an empty text gets what the model says to no words. */
  public List<LabelScores> classify(List<String> texts) {
    List<EncodedText> encoded = texts.stream().map(runner::encode).toList();
    int width = task.labels().size();
    List<WindowMean> means = new ArrayList<>(texts.size());
    encoded.forEach(text -> means.add(new WindowMean(width)));
    runner.run(
        encoded,
        (text, window, logits, row) ->
            means.get(text).add(logits.data(), row * width, window.size()));
    return means.stream().map(mean -> task.interpret(mean.value())).toList();
  }

  @Override
  public void close() {
    runner.close();
  }
}
