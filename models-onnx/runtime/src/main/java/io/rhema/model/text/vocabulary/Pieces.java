package io.rhema.model.text.vocabulary;

import java.util.Arrays;

/** The pieces of one word: ids, and where in the word each lies. A buffer to be used again. */
public final class Pieces {
  private int[] ids = new int[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int size;

  public int size() {
    return size;
  }

  public int id(int index) {
    return ids[index];
  }

  /** Offset in the word of the first UTF-16 code unit. */
  public int start(int index) {
    return starts[index];
  }

  /** Offset in the word behind the last UTF-16 code unit. */
  public int end(int index) {
    return ends[index];
  }

  public void clear() {
    size = 0;
  }

  /**
   * Appends a piece, which covers {@code [start, end)} of the word. Pieces that are bytes of one
   * character all cover that character.
   */
  public void add(int id, int start, int end) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ids[size] = id;
    starts[size] = start;
    ends[size++] = end;
  }
}
