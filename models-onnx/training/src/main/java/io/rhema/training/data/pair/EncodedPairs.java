package io.rhema.training.data.pair;

import java.util.Arrays;

/**
 * The token ids of many pairs in one array: 200,000 short sentences are 20 MB and two objects.
 *
 * <p>Source and target are rows with their special tokens around them.
 */
public final class EncodedPairs {
  private final int[] ids;

  /** Of pair {@code i} the source begins at {@code 2 i}, the target at {@code 2 i + 1}. */
  private final int[] begins;

  private EncodedPairs(int[] ids, int[] begins) {
    this.ids = ids;
    this.begins = begins;
  }

  public int size() {
    return begins.length / 2;
  }

  /** The same without all but the first. */
  EncodedPairs first(int pairs) {
    return new EncodedPairs(ids, Arrays.copyOf(begins, 2 * pairs + 1));
  }

  public int sourceLength(int pair) {
    return begins[2 * pair + 1] - begins[2 * pair];
  }

  public int targetLength(int pair) {
    return begins[2 * pair + 2] - begins[2 * pair + 1];
  }

  int source(int pair, int token) {
    return ids[begins[2 * pair] + token];
  }

  int target(int pair, int token) {
    return ids[begins[2 * pair + 1] + token];
  }

  /** All tokens of both sides. */
  public long tokens() {
    return begins[begins.length - 1];
  }

  /** Collects pairs. */
  public static final class Builder {
    private int[] ids = new int[1 << 16];
    private int[] begins = new int[1 << 12];
    private int used;
    private int rows;

    public Builder add(int[] source, int[] target) {
      add(source);
      add(target);
      return this;
    }

    private void add(int[] row) {
      while (used + row.length > ids.length) {
        ids = Arrays.copyOf(ids, 2 * ids.length);
      }
      if (rows + 1 == begins.length) {
        begins = Arrays.copyOf(begins, 2 * begins.length);
      }
      System.arraycopy(row, 0, ids, used, row.length);
      used += row.length;
      rows++;
      begins[rows] = used;
    }

    public int size() {
      return rows / 2;
    }

    public EncodedPairs build() {
      return new EncodedPairs(Arrays.copyOf(ids, used), Arrays.copyOf(begins, rows + 1));
    }
  }
}
