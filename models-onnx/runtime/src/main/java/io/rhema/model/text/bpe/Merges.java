package io.rhema.model.text.bpe;

import io.rhema.model.bundle.BundleException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which pairs of ids become one and at what rank: a hash table of longs with open addressing, as a
 * look is all that encoding does.
 */
final class Merges {
  /** What {@link #find} answers for a pair that has no merge. */
  static final long NONE = -1;

  private static final long FREE = -1;

  private final long[] pairs;
  private final long[] merges;
  private final int shift;

  private Merges(int count) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, count));
    pairs = new long[1 << bits];
    merges = new long[1 << bits];
    shift = Long.SIZE - bits;
    Arrays.fill(pairs, FREE);
  }

  /** Looks the pieces up; of two merges of the same pair the later counts, as in the reference. */
  static Merges of(List<Merge> list, Map<String, Integer> idOfPiece, String continuationPrefix) {
    Merges merges = new Merges(list.size());
    for (int rank = 0; rank < list.size(); rank++) {
      Merge merge = list.get(rank);
      if (!merge.right().startsWith(continuationPrefix)) {
        throw new BundleException(
            "merge %d joins '%s', which does not begin with continuing_subword_prefix '%s'"
                .formatted(rank, merge.right(), continuationPrefix));
      }
      String joined = merge.left() + merge.right().substring(continuationPrefix.length());
      int left = id(idOfPiece, merge.left(), rank);
      int right = id(idOfPiece, merge.right(), rank);
      merges.put(pair(left, right), (long) rank << 32 | id(idOfPiece, joined, rank));
    }
    return merges;
  }

  private static int id(Map<String, Integer> idOfPiece, String piece, int rank) {
    Integer id = idOfPiece.get(piece);
    if (id == null) {
      throw new BundleException(
          "merge %d needs '%s'; the vocabulary must have what is merged and what comes of it"
              .formatted(rank, piece));
    }
    return id;
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }

  /** The merge of two ids, or {@link #NONE}. */
  long find(int left, int right) {
    long pair = pair(left, right);
    int slot = slot(pair);
    return pairs[slot] == pair ? merges[slot] : NONE;
  }

  static int rank(long merge) {
    return (int) (merge >>> 32);
  }

  /** The id of the piece that comes of a merge. */
  static int result(long merge) {
    return (int) merge;
  }

  private void put(long pair, long merge) {
    int slot = slot(pair);
    pairs[slot] = pair;
    merges[slot] = merge;
  }

  private int slot(long pair) {
    int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> shift);
    while (pairs[slot] != FREE && pairs[slot] != pair) {
      slot = (slot + 1) & (pairs.length - 1);
    }
    return slot;
  }
}
