package io.rhema.training.vocabulary;

import io.rhema.training.vocabulary.BpeVocabulary.Merge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BPE as the paper's program does it: all pairs are counted anew after each merge. */
final class NaiveBpe {

  private NaiveBpe() {}

  static List<Merge> merges(List<String> words, int count) {
    List<List<String>> spelled = new ArrayList<>();
    words.forEach(word -> spelled.add(new ArrayList<>(List.of(("Ġ" + word).split("")))));
    List<String> pieces = new ArrayList<>(ByteLevelWords.alphabet());
    List<Merge> merges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Merge best = best(spelled, pieces);
      merges.add(best);
      if (!pieces.contains(best.piece())) {
        pieces.add(best.piece());
      }
      spelled.forEach(word -> merge(word, best));
    }
    return merges;
  }

  private static Merge best(List<List<String>> words, List<String> pieces) {
    Map<Merge, Long> counts = new HashMap<>();
    for (List<String> word : words) {
      for (int i = 0; i + 1 < word.size(); i++) {
        counts.merge(new Merge(word.get(i), word.get(i + 1)), 1L, Long::sum);
      }
    }
    Comparator<Merge> order =
        Comparator.<Merge>comparingLong(counts::get)
            .reversed()
            .thenComparingInt(merge -> pieces.indexOf(merge.left()))
            .thenComparingInt(merge -> pieces.indexOf(merge.right()));
    return counts.keySet().stream().min(order).orElseThrow();
  }

  private static void merge(List<String> word, Merge merge) {
    for (int i = 0; i + 1 < word.size(); i++) {
      if (word.get(i).equals(merge.left()) && word.get(i + 1).equals(merge.right())) {
        word.set(i, merge.piece());
        word.remove(i + 1);
      }
    }
  }
}
