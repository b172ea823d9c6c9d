package io.rhema.it.bench;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import java.util.List;

/** Labels every text with one bundle, from text to scores, sorted by length, on one thread. */
final class Classifications implements Contender {
  private final ModelBundle bundle;
  private final List<String> texts;
  private final TextClassifier classifier;

  Classifications(ModelBundle bundle, Corpus corpus) {
    this.bundle = bundle;
    this.texts = corpus.texts();
    this.classifier = TextClassifier.open(bundle, SessionOptions.DEFAULT);
  }

  /** The forms of one model have the same name and version; their folders tell them apart. */
  @Override
  public String name() {
    return bundle.dir().getFileName().toString();
  }

  @Override
  public String description() {
    return "%,.1f MB".formatted(bundle.dir().resolve("model.onnx").toFile().length() / 1e6);
  }

  List<LabelScores> scores() {
    return classifier.classify(texts);
  }

  @Override
  public int[] run() {
    return scores().stream()
        .mapToInt(scores -> List.copyOf(scores.scores().keySet()).indexOf(scores.label()))
        .toArray();
  }

  @Override
  public void close() {
    classifier.close();
  }
}
