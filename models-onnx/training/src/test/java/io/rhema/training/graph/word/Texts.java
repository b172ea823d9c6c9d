package io.rhema.training.graph.word;

import io.rhema.training.engine.Oracle.Feed;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Rows of words as the graphs take them. */
final class Texts {
  static final int VOCABULARY = 23;

  /** Of all lengths, the longest not first. */
  static final long[][] MIXED = {{5, 1, 7}, {9}, {10, 11, 12, 22, 5, 3, 3}, {2, 21, 2, 4}};

  private Texts() {}

  /** All inputs that some network has; what is padding has ids and weights of its own. */
  static Map<String, Feed> feeds(WordNetwork network, long[][] rows, int columns, long junk) {
    long[] ids = new long[rows.length * columns];
    long[] mask = new long[ids.length];
    float[] weights = new float[ids.length];
    Random random = new Random(junk);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        boolean word = column < rows[row].length;
        ids[at] = word ? rows[row][column] : junk == 0 ? 0 : random.nextInt(VOCABULARY);
        mask[at] = word ? 1 : 0;
        weights[at] = word ? 1 + rows[row][column] / 7f : 0;
      }
    }
    Map<String, Feed> feeds = new HashMap<>();
    feeds.put(WordGraphs.INPUT_IDS, Feed.of(ids, rows.length, columns));
    if (network instanceof BagNetwork) {
      feeds.put(WordGraphs.TOKEN_WEIGHTS, Feed.of(weights, rows.length, columns));
    } else {
      feeds.put(WordGraphs.ATTENTION_MASK, Feed.of(mask, rows.length, columns));
    }
    return feeds;
  }

  static Map<String, Feed> feeds(WordNetwork network, long[]... rows) {
    return feeds(network, rows, longest(rows), 0);
  }

  static int longest(long[]... rows) {
    int longest = 0;
    for (long[] row : rows) {
      longest = Math.max(longest, row.length);
    }
    return longest;
  }
}
