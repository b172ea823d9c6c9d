package io.rhema.model.text.vocabulary;

import java.util.Map;

/**
 * A set of strings, each with a number, walked one UTF-16 code unit at a time.
 *
 * <p>A double-array trie: the child of a node by a unit lies at the node's base plus the unit's
 * code, if the cell there names the node as its parent. So a step is one look into a table that, at
 * eight bytes a node, mostly stays in the cache. Immutable.
 */
public final class PieceTrie {
  /** The node of the empty string. */
  public static final int ROOT = 0;

  /** What {@link #child}, {@link #node} and {@link #value} answer when there is none. */
  public static final int NONE = -1;

  /** Codes of units, from 1; 0 for units that no string has, and no child lies at a base itself. */
  private final char[] codes;

  /** {@code parent + 1:32 base:31 hasValue:1}; 0 is a free cell. */
  private final long[] cells;

  private final int[] values;

  PieceTrie(char[] codes, long[] cells, int[] values) {
    this.codes = codes;
    this.cells = cells;
    this.values = values;
  }

  /** Makes the trie of the strings given, which have numbers of 0 or more. */
  public static PieceTrie of(Map<String, Integer> numberOfString) {
    return new PieceTrieBuilder(numberOfString).build();
  }

  /** The node that a code unit leads to, or {@link #NONE}. */
  public int child(int node, char unit) {
    int index = ((int) cells[node] >>> 1) + codes[unit];
    return (int) (cells[index] >>> 32) == node + 1 ? index : NONE;
  }

  /** The node of a string that the trie has or that one of its strings begins with. */
  public int node(String beginning) {
    int node = ROOT;
    for (int i = 0; i < beginning.length() && node != NONE; i++) {
      node = child(node, beginning.charAt(i));
    }
    return node;
  }

  /** The number of the string {@code text[0, length)}, or {@link #NONE}. */
  public int find(char[] text, int length) {
    int node = ROOT;
    for (int i = 0; i < length && node != NONE; i++) {
      node = child(node, text[i]);
    }
    return node == NONE ? NONE : value(node);
  }

  /** The number of the string that ends at a node, or {@link #NONE}. */
  public int value(int node) {
    return (cells[node] & 1) == 1 ? values[node] : NONE;
  }
}
