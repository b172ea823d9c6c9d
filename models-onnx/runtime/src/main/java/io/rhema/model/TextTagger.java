package io.rhema.model;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.entity.Entity;
import io.rhema.model.task.entity.EntityGrouper;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.task.entity.SubWordLabels;
import io.rhema.model.task.entity.WindowLogits;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the entities of lists of texts with one bundle: for evaluation and one-off use. A list may
 * be of any length. Safe for use by several threads at once.
 */
public final class TextTagger implements AutoCloseable {
  private final TextRunner runner;
  private final TokenClassification task;
  private final EntityGrouper grouper;
  private final SubWordLabels subWordLabels;

  private TextTagger(TextRunner runner, TokenClassification task, EntityOptions options) {
    this.runner = runner;
    this.task = task;
    this.grouper = new EntityGrouper(task, options);
    this.subWordLabels = new SubWordLabels(task);
  }

  /**
   * Opens tokenizer and graph of a bundle.
   *
   * @throws io.rhema.model.bundle.BundleException when one of them cannot be served, or the bundle
   *     has no head that labels tokens
   */
  public static TextTagger open(ModelBundle bundle, EntityOptions options, SessionOptions session) {
    TokenClassification task = bundle.task(TokenClassification.class);
    return new TextTagger(
        TextRunner.open(bundle, bundle.head(TokenClassification.class), session), task, options);
  }

  /** The labels that the model chooses from, in the order of its outputs. */
  public List<String> labels() {
    return task.labels();
  }

  /**
   * The entities of each text, in the order of the texts; none for an empty one.
   *
   * @throws io.rhema.model.session.InferenceException when the model answers with what is no number
   */
  public List<List<Entity>> tag(List<String> texts) {
    List<EncodedText> encoded = texts.stream().map(runner::encode).toList();
    List<List<WindowLogits>> logits = logits(encoded);
    return IntStream.range(0, texts.size())
        .mapToObj(t -> entities(encoded.get(t), logits.get(t)))
        .toList();
  }

  private List<Entity> entities(EncodedText text, List<WindowLogits> windows) {
    return grouper.group(windows, text.starts(), text.ends(), text.words());
  }

  /**
   * The label of each token of sentences that are cut into tokens already, as annotated data is:
   * that of the token's first sub-word, as the model was trained. A token that the tokenizer drops,
   * a control character, is {@value EntityOptions#OUTSIDE}.
   *
   * @param sentences tokens; the model reads them with one blank between each two
   * @return one list for each sentence, one label for each token
   */
  public List<List<String>> labelTokens(List<List<String>> sentences) {
    List<EncodedText> encoded =
        sentences.stream().map(tokens -> runner.encode(String.join(" ", tokens))).toList();
    List<List<WindowLogits>> logits = logits(encoded);
    return IntStream.range(0, sentences.size())
        .mapToObj(s -> labels(sentences.get(s), encoded.get(s), logits.get(s)))
        .toList();
  }

  private List<String> labels(List<String> tokens, EncodedText text, List<WindowLogits> windows) {
    List<String> labels = new ArrayList<>(tokens.size());
    int start = 0;
    int subWord = 0;
    for (String token : tokens) {
      int end = start + token.length();
      while (subWord < text.size() && text.starts()[subWord] < start) {
        subWord++;
      }
      boolean found = subWord < text.size() && text.starts()[subWord] < end;
      labels.add(found ? subWordLabels.of(windows, subWord) : EntityOptions.OUTSIDE);
      start = end + 1;
    }
    return labels;
  }

  /** What the model says about each text, window by window. */
  private List<List<WindowLogits>> logits(List<EncodedText> texts) {
    List<List<WindowLogits>> logits = new ArrayList<>(texts.size());
    texts.forEach(text -> logits.add(new ArrayList<>(1)));
    runner.run(
        texts, (text, window, output, row) -> logits.get(text).add(subWords(window, output, row)));
    logits.forEach(windows -> windows.sort(Comparator.comparingInt(WindowLogits::from)));
    return logits;
  }

  /** A window's part of a batch, so that the batch need not be kept. */
  private WindowLogits subWords(Window window, FloatTensor output, int row) {
    int width = task.labels().size();
    int columns = Math.toIntExact(output.shape()[1]);
    int from = (row * columns + runner.prefix()) * width;
    float[] values = Arrays.copyOfRange(output.data(), from, from + window.size() * width);
    return new WindowLogits(window.from(), window.to(), values, 0, width);
  }

  @Override
  public void close() {
    runner.close();
  }
}
