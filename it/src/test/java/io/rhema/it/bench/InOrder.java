package io.rhema.it.bench;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Batches of a fixed size in arrival order, padded to their longest row. */
final class InOrder implements Contender {
  private final BareSession session;
  private final int batch;
  private final List<long[]> rows;

  /**
   * @param session closed with this
   */
  InOrder(Corpus corpus, BareSession session, int batch) {
    this.session = session;
    this.batch = batch;
    rows = IntStream.range(0, corpus.size()).mapToObj(corpus::row).toList();
  }

  @Override
  public String name() {
    return "batches of " + batch;
  }

  @Override
  public String description() {
    return "batches of %d in arrival order, one thread a run, encoded beforehand".formatted(batch);
  }

  @Override
  public int[] run() throws OrtException {
    List<Integer> labels = new ArrayList<>(rows.size());
    for (int from = 0; from < rows.size(); from += batch) {
      for (int label : session.run(rows.subList(from, Math.min(rows.size(), from + batch)))) {
        labels.add(label);
      }
    }
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
