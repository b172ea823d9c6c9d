package io.rhema.training.gate;

import io.rhema.training.evaluate.ClassifierEvaluation;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.evaluate.TaggingEvaluation;
import io.rhema.training.evaluate.TranslationEvaluation;
import io.rhema.training.metric.Bleu;
import io.rhema.training.metric.BleuOptions;
import io.rhema.training.metric.EntityF1.Counts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Puts the answers of two models to the same examples side by side. */
final class PairedCounts {
  /** Counts of a translation: matches and totals of four orders, and two lengths. */
  private static final int ORDERS = 4;

  private PairedCounts() {}

  /** The score that is compared, in [0, 1]. */
  static double score(Evaluation evaluation) {
    if (evaluation instanceof ClassifierEvaluation classifier) {
      return classifier.accuracy().value();
    }
    return evaluation instanceof TaggingEvaluation tagger
        ? tagger.spans().total().f1()
        : ((TranslationEvaluation) evaluation).score().bleu().value();
  }

  /** What that score is called. */
  static String unit(Evaluation evaluation) {
    if (evaluation instanceof ClassifierEvaluation) {
      return "accuracy";
    }
    return evaluation instanceof TaggingEvaluation ? "F1 of spans" : "BLEU / 100";
  }

  /**
   * McNemar's test where an answer is right or wrong, the bootstrap where a score is of a whole
   * set.
   *
   * @param serving of the same data set and kind as the candidate's
   */
  static PairedTest test(Evaluation serving, Evaluation candidate, GateOptions options) {
    if (serving instanceof ClassifierEvaluation before) {
      return mcNemar(before, (ClassifierEvaluation) candidate);
    }
    if (serving instanceof TaggingEvaluation before) {
      return PairedBootstrap.of(
          entities(before),
          entities((TaggingEvaluation) candidate),
          sum -> new Counts(sum[0], sum[1], sum[2]).f1(),
          options.resamples(),
          options.seed());
    }
    return PairedBootstrap.of(
        words((TranslationEvaluation) serving),
        words((TranslationEvaluation) candidate),
        PairedCounts::bleu,
        options.resamples(),
        options.seed());
  }

  private static McNemar mcNemar(ClassifierEvaluation serving, ClassifierEvaluation candidate) {
    int worse = 0;
    int better = 0;
    for (int i = 0; i < serving.examples(); i++) {
      worse += serving.right(i) && !candidate.right(i) ? 1 : 0;
      better += !serving.right(i) && candidate.right(i) ? 1 : 0;
    }
    return new McNemar(worse, better);
  }

  private static long[][] entities(TaggingEvaluation evaluation) {
    return evaluation.sentences().stream()
        .map(sentence -> sentence.total())
        .map(counts -> new long[] {counts.gold(), counts.predicted(), counts.correct()})
        .toArray(long[][]::new);
  }

  private static long[][] words(TranslationEvaluation evaluation) {
    return IntStream.range(0, evaluation.examples())
        .mapToObj(
            i ->
                Bleu.of(
                    BleuOptions.CASED_13A,
                    List.of(evaluation.translations().get(i)),
                    List.of(evaluation.references().get(i))))
        .map(PairedCounts::counts)
        .toArray(long[][]::new);
  }

  private static long[] counts(Bleu bleu) {
    return LongStream.concat(
            LongStream.concat(
                bleu.matches().stream().mapToLong(Long::longValue),
                bleu.totals().stream().mapToLong(Long::longValue)),
            LongStream.of(bleu.length(), bleu.referenceLength()))
        .toArray();
  }

  private static double bleu(long[] sum) {
    List<Long> counts = Arrays.stream(sum).boxed().toList();
    return new Bleu(
            BleuOptions.CASED_13A,
            "1",
            counts.subList(0, ORDERS),
            counts.subList(ORDERS, 2 * ORDERS),
            sum[2 * ORDERS],
            sum[2 * ORDERS + 1])
        .value();
  }
}
