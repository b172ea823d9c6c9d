package io.rhema.it.bench;

import io.rhema.model.TextEmbedder;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import java.util.List;

/** Makes a vector of every text with one bundle, its texts sorted by length, on one thread. */
final class Vectors implements Contender {
  private final ModelBundle bundle;
  private final List<String> texts;
  private final TextEmbedder embedder;

  Vectors(ModelBundle bundle, Corpus corpus) {
    this.bundle = bundle;
    this.texts = corpus.texts();
    this.embedder = TextEmbedder.open(bundle, SessionOptions.DEFAULT);
  }

  @Override
  public String name() {
    return "%s %s".formatted(bundle.id().name(), bundle.id().version());
  }

  @Override
  public String description() {
    return "%,.1f MB".formatted(bundle.dir().resolve("model.onnx").toFile().length() / 1e6);
  }

  List<float[]> vectors() {
    return embedder.embed(texts);
  }

  /** Vectors have no label. */
  @Override
  public int[] run() {
    vectors();
    return new int[0];
  }

  @Override
  public void close() {
    embedder.close();
  }
}
