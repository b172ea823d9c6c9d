package io.rhema.it.bench;

import io.rhema.model.TextEmbedder;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import java.util.List;

/** Makes a vector of every text. */
final class Vectors extends Form<float[]> {
  private final List<String> texts;
  private final TextEmbedder embedder;

  Vectors(ModelBundle bundle, Corpus corpus) {
    super(bundle);
    this.texts = corpus.texts();
    this.embedder = TextEmbedder.open(bundle, SessionOptions.DEFAULT);
  }

  @Override
  List<float[]> answers() {
    return embedder.embed(texts);
  }

  /** Vectors have no label. */
  @Override
  public int[] run() {
    answers();
    return new int[0];
  }

  @Override
  public void close() {
    embedder.close();
  }
}
