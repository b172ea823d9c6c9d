package io.rhema.model.text.bpe;

import io.rhema.model.text.vocabulary.BytePieces;
import io.rhema.model.text.vocabulary.Pieces;
import java.util.Arrays;

/** The pieces of a word while they are merged: a doubly linked list in arrays, to be used again. */
final class Symbols {
  /** Stands for the neighbour of the first and of the last symbol. */
  static final int NONE = -1;

  private static final int DEAD = -1;

  private int[] ids = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] previous = new int[64];
  private int[] next = new int[64];
  private final Pieces bytes = new Pieces();
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void add(int id, int start, int end) {
    if (size == ids.length) {
      grow();
    }
    ids[size] = id;
    starts[size] = start;
    ends[size] = end;
    previous[size] = size - 1;
    next[size] = NONE;
    if (size > 0) {
      next[size - 1] = size;
    }
    size++;
  }

  /** Adds the bytes of {@code word[start, end)}; answers false when there are none for it. */
  boolean addBytes(BytePieces pieces, char[] word, int start, int end) {
    bytes.clear();
    if (!pieces.add(word, start, end, bytes)) {
      return false;
    }
    for (int i = 0; i < bytes.size(); i++) {
      add(bytes.id(i), start, end);
    }
    return true;
  }

  /** Makes the last symbol reach further. */
  void extendLast(int end) {
    ends[size - 1] = end;
  }

  /** The merge of a symbol and the one behind it, or {@link Merges#NONE}. */
  long mergeAt(int symbol, Merges merges) {
    return ids[symbol] == DEAD || next[symbol] == NONE
        ? Merges.NONE
        : merges.find(ids[symbol], ids[next[symbol]]);
  }

  int previous(int symbol) {
    return previous[symbol];
  }

  /** Puts a symbol and the one behind it together. */
  void merge(int symbol, int id) {
    int right = next[symbol];
    ids[symbol] = id;
    ends[symbol] = ends[right];
    next[symbol] = next[right];
    if (next[right] != NONE) {
      previous[next[right]] = symbol;
    }
    ids[right] = DEAD;
  }

  void copyTo(Pieces out) {
    for (int i = size == 0 ? NONE : 0; i != NONE; i = next[i]) {
      out.add(ids[i], starts[i], ends[i]);
    }
  }

  private void grow() {
    int capacity = 2 * ids.length;
    ids = Arrays.copyOf(ids, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    previous = Arrays.copyOf(previous, capacity);
    next = Arrays.copyOf(next, capacity);
  }
}
