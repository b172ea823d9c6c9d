package io.rhema.model.task.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts neighbouring words (or sub-words) of one type together, window by window. What belongs to no
 * entity is grouped like all else and left out only when its group is closed: so an {@code O}
 * between two {@code I-PER} parts them.
 */
final class Groups {
  private static final int NONE = -1;

  private final LabelScheme scheme;
  private final EntityOptions options;
  private final boolean single;
  private final List<Candidate> closed = new ArrayList<>();

  private int first = NONE;
  private int start;
  private int end;
  private double sum;
  private int count;

  Groups(LabelScheme scheme, EntityOptions options) {
    this.scheme = scheme;
    this.options = options;
    this.single = options.aggregation() == Aggregation.NONE;
  }

  /** Adds the next word of the window. */
  void add(int label, double score, int wordStart, int wordEnd) {
    if (first != NONE && !single && scheme.continues(first, label)) {
      sum += score;
      count++;
    } else {
      close(false);
      first = label;
      start = wordStart;
      sum = score;
      count = 1;
    }
    end = wordEnd;
  }

  /**
   * Ends the group that is open, if one is, as every window must.
   *
   * @param cut whether the last word goes on behind the end of the window
   */
  void close(boolean cut) {
    if (first != NONE) {
      String label = single ? scheme.label(first) : scheme.type(first);
      float score = (float) (sum / count);
      if (score >= options.minScore() && !options.ignoreLabels().contains(label)) {
        closed.add(new Candidate(new Entity(label, start, end, score), cut));
      }
      first = NONE;
    }
  }

  /** What was closed so far and is to be reported. */
  List<Candidate> closed() {
    return closed;
  }
}
