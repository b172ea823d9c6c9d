package io.rhema.model;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.WindowMean;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Makes vectors of lists of texts with one bundle: for evaluation and one-off use. A list may be of
 * any length. Safe for use by several threads at once.
 */
public final class TextEmbedder implements AutoCloseable {
  private final TextRunner runner;
  private final Embedding task;

  private TextEmbedder(TextRunner runner, Embedding task) {
    this.runner = runner;
    this.task = task;
  }

  /**
   * Opens tokenizer and graph of a bundle.
   *
   * @throws io.rhema.model.bundle.BundleException when one of them cannot be served, or the bundle
   *     has no head that embeds texts
   */
  public static TextEmbedder open(ModelBundle bundle, SessionOptions options) {
    Embedding task = bundle.task(Embedding.class);
    return new TextEmbedder(TextRunner.open(bundle, bundle.head(Embedding.class), options), task);
  }

  /**
   * One vector for each text, in their order; an empty text gets what the model says to no words.
   *
   * @throws io.rhema.model.session.InferenceException when the model answers with what is no number
   */
  public List<float[]> embed(List<String> texts) {
    List<EncodedText> encoded = texts.stream().map(runner::encode).toList();
    WindowMean[] means = new WindowMean[texts.size()];
    runner.run(
        encoded,
        (text, window, output, row) -> {
          float[] vector = vector(window, output, row);
          if (means[text] == null) {
            means[text] = new WindowMean(vector.length);
          }
          means[text].add(vector, 0, window.size());
        });
    return Arrays.stream(means).map(mean -> task.interpret(mean.value())).toList();
  }

  /** The pooled part of a batch that is one window's, without its padding. */
  private float[] vector(Window window, FloatTensor output, int row) {
    long[] shape = output.shape();
    int width = Math.toIntExact(shape[shape.length - 1]);
    int stride = shape.length == 2 ? width : Math.toIntExact(shape[1]) * width;
    int length = shape.length == 2 ? width : runner.length(window) * width;
    int from = row * stride;
    return task.pool(Arrays.copyOfRange(output.data(), from, from + length), width);
  }

  @Override
  public void close() {
    runner.close();
  }
}
