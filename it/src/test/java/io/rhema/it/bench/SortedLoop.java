package io.rhema.it.bench;

import ai.onnxruntime.OrtException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.text.Window;
import io.rhema.operator.batch.Row;
import io.rhema.operator.batch.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ceiling: the whole corpus is known beforehand, sorted by length and cut as well as the
 * operator's.
 */
final class SortedLoop implements Contender {
  private final BareSession session;
  private final int texts;
  private final List<List<Integer>> runs = new ArrayList<>();
  private final List<long[]> rows;

  SortedLoop(Corpus corpus, ModelBundle bundle, int runTokens) throws OrtException {
    this(corpus, BareSession.singleThreaded(bundle), runTokens);
  }

  /**
   * @param session closed with this
   */
  SortedLoop(Corpus corpus, BareSession session, int runTokens) {
    this.session = session;
    texts = corpus.size();
    rows = IntStream.range(0, texts).mapToObj(corpus::row).toList();
    List<Row> all =
        IntStream.range(0, texts)
            .mapToObj(i -> new Row(i, new Window(0, rows.get(i).length), rows.get(i).length))
            .toList();
    for (List<Row> run : RunPlan.plan(all, runTokens)) {
      runs.add(run.stream().map(Row::event).toList());
    }
  }

  @Override
  public String name() {
    return "sorted loop";
  }

  @Override
  public String description() {
    return "a bare ONNX Runtime loop, one thread a run, over the whole corpus sorted by length and cut"
        + " where it costs least, encoded beforehand: the ceiling";
  }

  @Override
  public int[] run() throws OrtException {
    int[] labels = new int[texts];
    for (List<Integer> run : runs) {
      int[] found = session.run(run.stream().map(rows::get).toList());
      for (int i = 0; i < found.length; i++) {
        labels[run.get(i)] = found[i];
      }
    }
    return labels;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
