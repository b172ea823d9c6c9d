package io.rhema.training.metric;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * BLEU of a corpus (Papineni et al. 2002) as sacrebleu 2 computes it (Post 2018): up to four words
 * in a row, and the exponential smoothing of {@code mteval-v13a.pl} for an order of which none is
 * right.
 *
 * @param references how many each text had: a number, or {@code var}
 * @param matches how many runs of 1, 2, 3 and 4 words are also in a reference
 * @param totals how many such runs there are
 * @param length words of all translations
 * @param referenceLength words of the references, of each text the one of the closest length
 */
public record Bleu(
    BleuOptions options,
    String references,
    List<Long> matches,
    List<Long> totals,
    long length,
    long referenceLength)
    implements Score {
  static final int ORDER = 4;

  public Bleu {
    matches = List.copyOf(matches);
    totals = List.copyOf(totals);
  }

  /**
   * Compares translations with one reference each.
   *
   * @throws IllegalArgumentException if there are not as many of the one as of the other
   */
  public static Bleu of(BleuOptions options, List<String> translations, List<String> references) {
    return ofAlternatives(options, translations, references.stream().map(List::of).toList());
  }

  /**
   * Compares translations with one or more references each.
   *
   * @throws IllegalArgumentException if there are not as many of the one as of the other, or a text
   *     has no reference
   */
  public static Bleu ofAlternatives(
      BleuOptions options, List<String> translations, List<List<String>> references) {
    BleuCounter counter = new BleuCounter(options);
    Pairs.forEach(translations, references, counter::add);
    return counter.result();
  }

  /** The score as it is usually told, divided by 100. */
  @Override
  public double value() {
    return score() / 100;
  }

  @Override
  public String unit() {
    return options.equals(BleuOptions.CASED_13A) ? "BLEU" : "BLEU (" + options.signature() + ")";
  }

  /** From 0 to 100. */
  public double score() {
    if (matches.stream().allMatch(count -> count == 0)) {
      return 0;
    }
    double logarithms = 0;
    for (double precision : precisions()) {
      if (precision == 0) {
        return 0;
      }
      logarithms += Math.log(precision);
    }
    return brevityPenalty() * Math.exp(logarithms / ORDER);
  }

  /** Share of the runs of 1, 2, 3 and 4 words that are right, in percent, smoothed. */
  public List<Double> precisions() {
    double[] precisions = new double[ORDER];
    double smooth = 1;
    for (int i = 0; i < ORDER && totals.get(i) > 0; i++) {
      double right = matches.get(i);
      if (right == 0) {
        smooth *= 2;
        right = 1 / smooth;
      }
      precisions[i] = 100 * right / totals.get(i);
    }
    boolean none = matches.stream().allMatch(count -> count == 0);
    return IntStream.range(0, ORDER).mapToObj(i -> none ? 0.0 : precisions[i]).toList();
  }

  /** Factor below 1 for translations that are shorter than their references. */
  public double brevityPenalty() {
    if (length >= referenceLength) {
      return 1;
    }
    return length == 0 ? 0 : Math.exp(1 - (double) referenceLength / length);
  }

  /** What the figure must be told with to compare with others, as sacrebleu 2 writes it. */
  public String signature() {
    String letters = options.lowercase() ? "lc" : "mixed";
    return "nrefs:%s|case:%s|eff:no|tok:%s|smooth:exp"
        .formatted(references, letters, options.tokenizer().name());
  }

  /** As sacrebleu prints it. */
  @Override
  public String toString() {
    double ratio = referenceLength == 0 ? 0 : (double) length / referenceLength;
    String parts =
        precisions().stream()
            .map(precision -> String.format(Locale.ROOT, "%.1f", precision))
            .collect(Collectors.joining("/"));
    return String.format(
        Locale.ROOT,
        "BLEU|%s = %.2f %s (BP = %.3f ratio = %.3f hyp_len = %d ref_len = %d)",
        signature(),
        score(),
        parts,
        brevityPenalty(),
        ratio,
        length,
        referenceLength);
  }
}
