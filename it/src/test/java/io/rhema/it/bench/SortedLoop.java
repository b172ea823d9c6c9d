package io.rhema.it.bench;

import ai.onnxruntime.OrtException;
import io.rhema.model.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The ceiling: the whole corpus is known beforehand, sorted by length and cut into full runs. */
final class SortedLoop implements Contender {
  private final BareSession session;
  private final int texts;
  private final List<List<Integer>> runs = new ArrayList<>();
  private final List<long[]> rows;

  SortedLoop(Corpus corpus, ModelBundle bundle, int runTokens) throws OrtException {
    session = BareSession.singleThreaded(bundle);
    texts = corpus.size();
    rows = IntStream.range(0, texts).mapToObj(corpus::row).toList();
    List<Integer> run = new ArrayList<>();
    for (int text :
        IntStream.range(0, texts)
            .boxed()
            .sorted(Comparator.comparingInt(i -> rows.get(i).length))
            .toList()) {
      if (!run.isEmpty() && (run.size() + 1) * rows.get(text).length > runTokens) {
        runs.add(run);
        run = new ArrayList<>();
      }
      run.add(text);
    }
    runs.add(run);
  }

  @Override
  public String name() {
    return "sorted loop";
  }

  @Override
  public String description() {
    return "a bare ONNX Runtime loop, one thread, over runs made of the whole corpus sorted by"
        + " length, encoded beforehand: the ceiling";
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
