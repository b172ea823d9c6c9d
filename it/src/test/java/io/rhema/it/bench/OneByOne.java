package io.rhema.it.bench;

import ai.onnxruntime.OrtException;
import io.rhema.model.bundle.ModelBundle;
import java.util.List;
import java.util.stream.IntStream;

/** What a map function with a model in it does: one record, one run. */
final class OneByOne implements Contender {
  private final BareSession session;
  private final String name;
  private final String description;
  private final List<long[]> rows;

  private OneByOne(String name, String description, Corpus corpus, BareSession session) {
    this.name = name;
    this.description = description;
    this.session = session;
    rows = IntStream.range(0, corpus.size()).mapToObj(corpus::row).toList();
  }

  static OneByOne byDefault(Corpus corpus, ModelBundle bundle) throws OrtException {
    return new OneByOne(
        "one by one, default session",
        "one record a run in arrival order, session options untouched, encoded beforehand",
        corpus,
        BareSession.byDefault(bundle));
  }

  static OneByOne singleThreaded(Corpus corpus, ModelBundle bundle) throws OrtException {
    return new OneByOne(
        "one by one, one thread",
        "one record a run in arrival order, one thread a session, encoded beforehand",
        corpus,
        BareSession.singleThreaded(bundle));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int[] run() throws OrtException {
    int[] labels = new int[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = session.run(List.of(rows.get(i)))[0];
    }
    return labels;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
