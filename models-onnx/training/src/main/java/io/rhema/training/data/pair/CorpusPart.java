package io.rhema.training.data.pair;

import io.rhema.training.data.RowEncoder;
import io.rhema.training.recipe.PairFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pairs of one file.
 *
 * @param read how many there were
 * @param cleaner that counted those that were dropped
 * @param pairs that are left
 * @param variants of some of them
 */
record CorpusPart(
    PairFile file, int read, PairCleaner cleaner, List<TextPair> pairs, List<TextPair> variants) {

  private record Rows(int[] source, int[] target) {}

  void encode(RowEncoder rows, EncodedPairs.Builder encoded) {
    Stream.concat(pairs.stream(), variants.stream())
        .parallel()
        .map(pair -> new Rows(rows.ids(pair.source()), rows.ids(pair.target())))
        .toList()
        .stream()
        .filter(pair -> cleaner.fits(pair.source().length, pair.target().length))
        .forEach(pair -> encoded.add(pair.source(), pair.target()));
  }

  String summary() {
    Map<Flaw, Integer> dropped = cleaner.dropped();
    String flaws =
        dropped.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey().predicate()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s: %,d pairs and %,d variants%s%s",
        file.name(),
        read,
        variants.size(),
        file.repeat() == 1 ? "" : ", " + file.repeat() + " times an epoch",
        flaws.isEmpty() ? "" : "; left out: " + flaws);
  }
}
