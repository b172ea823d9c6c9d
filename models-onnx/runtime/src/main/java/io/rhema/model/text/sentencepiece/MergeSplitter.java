package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.vocabulary.PieceTrie;
import io.rhema.model.text.vocabulary.Pieces;
import io.rhema.model.text.vocabulary.SubWordSplitter;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Joins neighbours with a queue of the pairs that may be joined, hence in the time of a sort.
 * Pieces that are not to be used may come up on the way; in the end they are taken apart as they
 * were made.
 */
final class MergeSplitter implements SubWordSplitter {
  private static final int NONE = -1;

  private final PieceTable table;
  private final PieceCollector collector;
  private final PriorityQueue<Pair> pairs = new PriorityQueue<>();

  /** For each unused piece that came up, how much of it was the left one of the pair. */
  private final Map<String, Integer> leftOfUnused = new HashMap<>();

  /**
   * Symbols by their place in the word at first: where each begins and ends, and its neighbours.
   */
  private int[] starts = new int[64];

  private int[] ends = new int[64];
  private int[] before = new int[64];
  private int[] after = new int[64];
  private boolean[] frozen = new boolean[64];
  private char[] word;

  /** Two neighbours, and how long they were together when they were put into the queue. */
  private record Pair(int left, int right, int length, float score) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      // Not Float.compare, to which the -0.0 of a first piece is less than 0.0.
      if (score != other.score) {
        return score > other.score ? -1 : 1;
      }
      return Integer.compare(left, other.left);
    }
  }

  MergeSplitter(PieceTable table) {
    this.table = table;
    collector = new PieceCollector(table);
  }

  @Override
  public void split(char[] word, int length, Pieces out) {
    this.word = word;
    collector.begin(word, out);
    if (length == 0) {
      return;
    }
    ensureCapacity(length);
    leftOfUnused.clear();
    int size = cutIntoSymbols(length);
    for (int i = 1; i < size; i++) {
      offer(i - 1, i);
    }
    for (Pair pair = pairs.poll(); pair != null; pair = pairs.poll()) {
      if (isStillThere(pair)) {
        join(pair);
      }
    }
    for (int i = 0; i != NONE; i = after[i]) {
      collect(starts[i], ends[i]);
    }
    collector.end();
  }

  private int cutIntoSymbols(int length) {
    int size = 0;
    for (int from = 0; from < length; from = ends[size++]) {
      int defined = PieceTable.endOfLongest(table.userDefined(), word, from, length);
      starts[size] = from;
      ends[size] = table.endOfSymbol(word, from, length);
      frozen[size] = defined > from;
      before[size] = size - 1;
      after[size] = size + 1;
    }
    after[size - 1] = NONE;
    return size;
  }

  private void offer(int left, int right) {
    if (left == NONE || right == NONE || frozen[left] || frozen[right]) {
      return;
    }
    int id = table.id(word, starts[left], ends[right]);
    if (id == PieceTrie.NONE) {
      return;
    }
    int length = ends[right] - starts[left];
    pairs.add(new Pair(left, right, length, table.pieces().get(id).score()));
    if (table.isUnused(id)) {
      leftOfUnused.put(new String(word, starts[left], length), ends[left] - starts[left]);
    }
  }

  /** A symbol that was joined to its left neighbour is empty. */
  private boolean isStillThere(Pair pair) {
    return ends[pair.left] > starts[pair.left]
        && ends[pair.right] > starts[pair.right]
        && ends[pair.left] - starts[pair.left] + ends[pair.right] - starts[pair.right]
            == pair.length;
  }

  private void join(Pair pair) {
    int left = pair.left;
    int right = pair.right;
    ends[left] = ends[right];
    ends[right] = starts[right];
    after[left] = after[right];
    if (after[right] != NONE) {
      before[after[right]] = left;
    }
    offer(before[left], left);
    offer(left, after[left]);
  }

  private void collect(int from, int to) {
    int id = table.id(word, from, to);
    Integer left =
        id != PieceTrie.NONE && table.isUnused(id)
            ? leftOfUnused.get(new String(word, from, to - from))
            : null;
    if (left == null) {
      collector.add(from, to);
    } else {
      collect(from, from + left);
      collect(from + left, to);
    }
  }

  private void ensureCapacity(int length) {
    if (starts.length < length) {
      starts = new int[2 * length];
      ends = new int[2 * length];
      before = new int[2 * length];
      after = new int[2 * length];
      frozen = new boolean[2 * length];
    }
  }
}
