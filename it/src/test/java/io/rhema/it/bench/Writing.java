package io.rhema.it.bench;

import io.rhema.model.generate.Generated;
import io.rhema.model.generate.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a translation of every text of a corpus, sorted by length, on one thread. */
final class Writing implements Contender {
  private final String name;
  private final String description;
  private final Generator generator;
  private final List<int[]> sources;
  private final int batch;

  /**
   * @param batch sources that are written for at once
   */
  Writing(String name, String description, Generator generator, List<int[]> sources, int batch) {
    this.name = name;
    this.description = description;
    this.generator = generator;
    this.sources = sources;
    this.batch = batch;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  /** The translations, in the order of the sources. */
  List<Generated> write() {
    int[] order =
        IntStream.range(0, sources.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sources.get(i).length))
            .mapToInt(Integer::intValue)
            .toArray();
    Generated[] texts = new Generated[sources.size()];
    for (int from = 0; from < order.length; from += batch) {
      int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + batch));
      List<int[]> rows = new ArrayList<>(chosen.length);
      for (int text : chosen) {
        rows.add(sources.get(text));
      }
      List<Generated> written = generator.generate(rows);
      for (int i = 0; i < chosen.length; i++) {
        texts[chosen[i]] = written.get(i);
      }
    }
    return List.of(texts);
  }

  /** Translations have no label. */
  @Override
  public int[] run() {
    write();
    return new int[0];
  }

  /** The model is another's to close. */
  @Override
  public void close() {}
}
