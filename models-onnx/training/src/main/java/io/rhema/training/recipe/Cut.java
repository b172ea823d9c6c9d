package io.rhema.training.recipe;

import java.util.Arrays;

/** What is kept of a text that is longer than the training's limit. */
public enum Cut {
  /** The beginning. */
  HEAD {
    @Override
    int[] shorten(int[] ids, int room) {
      return Arrays.copyOf(ids, room);
    }
  },
  /** As much of the beginning as of the end, where a review gives its verdict. */
  HEAD_AND_TAIL {
    @Override
    int[] shorten(int[] ids, int room) {
      int tail = room / 2;
      int[] kept = Arrays.copyOf(ids, room);
      System.arraycopy(ids, ids.length - tail, kept, room - tail, tail);
      return kept;
    }
  };

  /** Keeps at most {@code room} sub-words. */
  public int[] apply(int[] ids, int room) {
    return ids.length <= room ? ids : shorten(ids, room);
  }

  abstract int[] shorten(int[] ids, int room);
}
