package io.rhema.training.vectors.file;

import io.rhema.training.vectors.WordVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the rows that are wanted, as long as the heap has room for them. */
final class RowSink {
  /** Objects and table entries that a word takes beside its characters and numbers. */
  private static final int OVERHEAD = 160;

  private final Selection selection;
  private final long mostBytes;
  private final Map<String, float[]> rows = new LinkedHashMap<>();
  private long bytes;
  private long repeated;

  /**
   * @param mostBytes of heap that the vectors may take
   */
  RowSink(Selection selection, long mostBytes) {
    this.selection = selection;
    this.mostBytes = mostBytes;
  }

  /** Whether a row is still wanted at all. */
  boolean isFull() {
    return rows.size() >= selection.most();
  }

  /** Whether a row of this word is to be kept. */
  boolean wants(String word) {
    if (rows.containsKey(word)) {
      repeated++;
      return false;
    }
    return selection.wanted().test(word);
  }

  void add(String word, float[] row) {
    bytes += OVERHEAD + (long) Character.BYTES * word.length() + (long) Float.BYTES * row.length;
    if (bytes > mostBytes) {
      throw new Refusal(
          "%d words with %d numbers each fill the %d MB of heap that vectors may take; read fewer words, or give the JVM a larger heap (RHEMA_HEAP)",
          rows.size(), row.length, mostBytes >> 20);
    }
    rows.put(word, row);
  }

  VectorFile toFile(VectorFormat format) {
    if (rows.isEmpty()) {
      throw new Refusal("it has none of the words that are wanted");
    }
    List<String> words = new ArrayList<>(rows.keySet());
    float[][] values = rows.values().toArray(float[][]::new);
    return new VectorFile(new WordVectors(words, values), format, repeated);
  }
}
