package io.rhema.training.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts one translation after the other. */
final class BleuCounter {
  private final BleuOptions options;
  private final long[] matches = new long[Bleu.ORDER];
  private final long[] totals = new long[Bleu.ORDER];
  private final Set<Integer> references = new TreeSet<>();
  private long length;
  private long referenceLength;

  BleuCounter(BleuOptions options) {
    this.options = options;
  }

  void add(String translation, List<String> alternatives) {
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has no reference; each translation must have one".formatted(translation));
    }
    List<String> words = options.words(translation);
    List<List<String>> wanted = alternatives.stream().map(options::words).toList();
    for (int order = 1; order <= Bleu.ORDER; order++) {
      Map<List<String>, Integer> most = new HashMap<>();
      for (List<String> reference : wanted) {
        Ngrams.count(reference, order).forEach((ngram, n) -> most.merge(ngram, n, Math::max));
      }
      matches[order - 1] += Ngrams.common(Ngrams.count(words, order), most);
      totals[order - 1] += Ngrams.total(words.size(), order);
    }
    length += words.size();
    referenceLength += closest(words.size(), wanted);
    references.add(alternatives.size());
  }

  /** The shorter one of two that are equally close. */
  private static int closest(int length, List<List<String>> references) {
    return references.stream()
        .map(List::size)
        .min(
            Comparator.<Integer>comparingInt(size -> Math.abs(size - length))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  Bleu result() {
    String number = references.size() == 1 ? references.iterator().next().toString() : "var";
    return new Bleu(options, number, boxed(matches), boxed(totals), length, referenceLength);
  }

  private static List<Long> boxed(long[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
