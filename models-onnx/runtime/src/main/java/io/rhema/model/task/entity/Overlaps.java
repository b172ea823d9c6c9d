package io.rhema.model.task.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Settles which of several overlapping entities is reported. */
final class Overlaps {
  private Overlaps() {}

  /**
   * Goes through the candidates by their start. Of one that begins before the one in hand ends, and
   * the one in hand, the longer goes on; of equally long ones that of a window which shows its last
   * word whole; then that with the higher score; then the earlier. One in hand is reported when the
   * next begins at its end or behind, and so do all that follow: no two of the result overlap.
   *
   * <p>This is Hugging Face's rule. Because it looks at neighbours only, a candidate that lost
   * against one which then lost itself stays lost, even where nothing is reported in the end.
   */
  static List<Entity> settle(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    candidates.sort(Comparator.comparingInt(Candidate::start));
    List<Entity> settled = new ArrayList<>(candidates.size());
    Candidate inHand = candidates.get(0);
    for (Candidate next : candidates.subList(1, candidates.size())) {
      if (!next.beginsWithin(inHand)) {
        settled.add(inHand.entity());
        inHand = next;
      } else if (next.beats(inHand)) {
        inHand = next;
      }
    }
    settled.add(inHand.entity());
    return settled;
  }
}
