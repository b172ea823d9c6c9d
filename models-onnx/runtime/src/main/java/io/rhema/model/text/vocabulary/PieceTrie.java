package io.rhema.model.text.vocabulary;

import java.util.Arrays;

/**
 * A set of strings, each with a number, walked one UTF-16 code unit at a time.
 *
 * <p>All edges lie in one open-addressing table of longs, {@code parent:24 unit:16 child:24}, at
 * most half full: a step is one multiplication and mostly one cache line.
 */
public final class PieceTrie {
  /** The node of the empty string. */
  public static final int ROOT = 0;

  /** What {@link #child} and {@link #value} answer when there is none. */
  public static final int NONE = -1;

  private static final int MAX_NODES = 1 << 24;
  private static final long CHILD_MASK = MAX_NODES - 1;

  private final long[] edges;
  private final int mask;
  private int[] values = new int[1024];
  private int nodes = 1;

  /**
   * Makes an empty trie.
   *
   * @param units the length of all strings together, at most
   */
  public PieceTrie(long units) {
    if (units >= MAX_NODES / 2) {
      throw new IllegalArgumentException(
          "The pieces have %d characters together; at most %d fit".formatted(units, MAX_NODES / 2));
    }
    int capacity = Integer.highestOneBit((int) Math.max(units, 8)) << 2;
    edges = new long[capacity];
    mask = capacity - 1;
    Arrays.fill(values, NONE);
  }

  /** Adds a string, or gives the one that is there a new number. */
  public void put(CharSequence piece, int value) {
    int node = add(piece);
    values[node] = value;
  }

  /** Adds a string without a number, as a place to start from. */
  public int add(CharSequence piece) {
    int node = ROOT;
    for (int i = 0; i < piece.length(); i++) {
      int child = child(node, piece.charAt(i));
      node = child == NONE ? addChild(node, piece.charAt(i)) : child;
    }
    return node;
  }

  /** The node that a code unit leads to, or {@link #NONE}. */
  public int child(int node, char unit) {
    long key = (long) node << 16 | unit;
    for (int i = slot(key); ; i = (i + 1) & mask) {
      long edge = edges[i];
      if (edge == 0) {
        return NONE;
      }
      if (edge >>> 24 == key) {
        return (int) (edge & CHILD_MASK);
      }
    }
  }

  /** The number of the string that ends at a node, or {@link #NONE}. */
  public int value(int node) {
    return values[node];
  }

  private int addChild(int node, char unit) {
    long key = (long) node << 16 | unit;
    int i = slot(key);
    while (edges[i] != 0) {
      i = (i + 1) & mask;
    }
    if (nodes == values.length) {
      values = Arrays.copyOf(values, 2 * nodes);
      Arrays.fill(values, nodes, values.length, NONE);
    }
    // A child is never node 0, so no edge is 0.
    edges[i] = key << 24 | nodes;
    return nodes++;
  }

  private int slot(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
  }
}
