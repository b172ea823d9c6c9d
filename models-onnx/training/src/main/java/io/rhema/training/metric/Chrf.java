package io.rhema.training.metric;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * chrF2 of a corpus (Popović 2015, 2016) as sacrebleu 2 computes it: up to six characters in a row,
 * white space left out, recall counting twice as much as precision.
 *
 * @param matches how many runs of 1 to 6 characters are also in the reference
 * @param totals how many such runs there are, but for texts whose reference is too short for one
 * @param referenceTotals how many the references have
 */
public record Chrf(List<Long> matches, List<Long> totals, List<Long> referenceTotals)
    implements Score {
  private static final int ORDER = 6;
  private static final int BETA = 2;

  public Chrf {
    matches = List.copyOf(matches);
    totals = List.copyOf(totals);
    referenceTotals = List.copyOf(referenceTotals);
  }

  /**
   * Compares translations with one reference each.
   *
   * @throws IllegalArgumentException if there are not as many of the one as of the other
   */
  public static Chrf of(List<String> translations, List<String> references) {
    Long[] matches = zeros();
    Long[] totals = zeros();
    Long[] referenceTotals = zeros();
    Pairs.forEach(
        translations,
        references,
        (translation, reference) -> {
          List<Integer> characters = characters(translation);
          List<Integer> wanted = characters(reference);
          for (int order = 1; order <= ORDER; order++) {
            Map<List<Integer>, Integer> there = Ngrams.count(wanted, order);
            matches[order - 1] += Ngrams.common(Ngrams.count(characters, order), there);
            totals[order - 1] += there.isEmpty() ? 0 : Ngrams.total(characters.size(), order);
            referenceTotals[order - 1] += Ngrams.total(wanted.size(), order);
          }
        });
    return new Chrf(List.of(matches), List.of(totals), List.of(referenceTotals));
  }

  private static Long[] zeros() {
    return new Long[] {0L, 0L, 0L, 0L, 0L, 0L};
  }

  private static List<Integer> characters(String text) {
    return Whitespace.remove(text).codePoints().boxed().toList();
  }

  /** The score as it is usually told, divided by 100. */
  @Override
  public double value() {
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (int i = 0; i < ORDER; i++) {
      if (totals.get(i) > 0 && referenceTotals.get(i) > 0) {
        precision += (double) matches.get(i) / totals.get(i);
        recall += (double) matches.get(i) / referenceTotals.get(i);
        orders++;
      }
    }
    if (precision + recall == 0) {
      return 0;
    }
    double weight = BETA * BETA;
    return (1 + weight) * precision * recall / (weight * precision + recall) / orders;
  }

  @Override
  public String unit() {
    return "chrF2";
  }

  /** From 0 to 100. */
  public double score() {
    return 100 * value();
  }

  /** What the figure must be told with to compare with others, as sacrebleu 2 writes it. */
  public String signature() {
    return "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no";
  }

  /** As sacrebleu prints it. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "chrF2|%s = %.2f", signature(), score());
  }
}
