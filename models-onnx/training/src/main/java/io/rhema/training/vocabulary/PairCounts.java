package io.rhema.training.vocabulary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Counts of all neighbouring pieces, kept true from merge to merge: only what stands beside the
 * merged pair is counted again.
 */
final class PairCounts {
  /** The most frequent first; among equals that of the earliest pieces, as tokenizers does. */
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingLong(Candidate::count)
          .reversed()
          .thenComparingInt(candidate -> candidate.pair().left())
          .thenComparingInt(candidate -> candidate.pair().right());

  private final Map<Long, PiecePair> pairs = new HashMap<>();
  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(ORDER);

  /** A pair with the count it had when it was queued, which may have changed since. */
  private record Candidate(PiecePair pair, long count) {}

  PairCounts(List<SpelledWord> words) {
    for (SpelledWord word : words) {
      for (int i = 0; i + 1 < word.size(); i++) {
        pair(word.piece(i), word.piece(i + 1)).add(word);
      }
    }
    pairs.values().forEach(this::queue);
  }

  /**
   * Takes the most frequent pair out.
   *
   * @param least how often it must occur
   */
  Optional<PiecePair> poll(long least) {
    while (!candidates.isEmpty()) {
      Candidate best = candidates.poll();
      if (best.count() == best.pair().count()) {
        return Optional.of(best.pair()).filter(pair -> pair.count() >= least);
      }
      queue(best.pair());
    }
    return Optional.empty();
  }

  /** Joins a pair in all words. */
  void merge(PiecePair pair, int merged) {
    Set<PiecePair> grown = new HashSet<>();
    for (SpelledWord word : pair.words()) {
      word.merge(pair.left(), pair.right(), merged, changesOf(word, grown));
    }
    pair.clear();
    pairs.remove(key(pair.left(), pair.right()));
    // What only shrank is queued already and finds its count when its turn comes.
    grown.forEach(this::queue);
  }

  private SpelledWord.Neighbours changesOf(SpelledWord word, Set<PiecePair> grown) {
    return new SpelledWord.Neighbours() {
      @Override
      public void more(int left, int right) {
        PiecePair pair = pair(left, right);
        pair.add(word);
        grown.add(pair);
      }

      @Override
      public void fewer(int left, int right) {
        pair(left, right).subtract(word);
      }
    };
  }

  private PiecePair pair(int left, int right) {
    return pairs.computeIfAbsent(key(left, right), k -> new PiecePair(left, right));
  }

  private void queue(PiecePair pair) {
    if (pair.count() > 0) {
      candidates.add(new Candidate(pair, pair.count()));
    }
  }

  private static long key(int left, int right) {
    return (long) left << 32 | right;
  }
}
