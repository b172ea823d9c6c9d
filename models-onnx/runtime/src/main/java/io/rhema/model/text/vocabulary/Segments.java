package io.rhema.model.text.vocabulary;

import java.util.Arrays;

/** A text cut into added tokens and plain text. A buffer to be used again. */
public final class Segments {
  /** In place of an id: the segment is text, to be split into words. */
  public static final int TEXT = -1;

  private static final int FIELDS = 3;

  private int[] fields = new int[8 * FIELDS];
  private int size;

  public int size() {
    return size;
  }

  public int from(int index) {
    return fields[FIELDS * index];
  }

  public int to(int index) {
    return fields[FIELDS * index + 1];
  }

  /** The id of the added token, or {@link #TEXT}. */
  public int id(int index) {
    return fields[FIELDS * index + 2];
  }

  public void clear() {
    size = 0;
  }

  /** Appends a segment. */
  public void add(int from, int to, int id) {
    if (FIELDS * size == fields.length) {
      fields = Arrays.copyOf(fields, 2 * fields.length);
    }
    fields[FIELDS * size] = from;
    fields[FIELDS * size + 1] = to;
    fields[FIELDS * size + 2] = id;
    size++;
  }
}
