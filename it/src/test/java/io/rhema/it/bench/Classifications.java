package io.rhema.it.bench;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import java.util.List;

/** Labels every text, from text to scores. */
final class Classifications extends Form<LabelScores> {
  private final List<String> texts;
  private final TextClassifier classifier;

  Classifications(ModelBundle bundle, Corpus corpus) {
    super(bundle);
    this.texts = corpus.texts();
    this.classifier = TextClassifier.open(bundle, SessionOptions.DEFAULT);
  }

  @Override
  List<LabelScores> answers() {
    return classifier.classify(texts);
  }

  @Override
  public int[] run() {
    return answers().stream()
        .mapToInt(scores -> List.copyOf(scores.scores().keySet()).indexOf(scores.label()))
        .toArray();
  }

  @Override
  public void close() {
    classifier.close();
  }
}
