package io.rhema.training.gate;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelId;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.evaluate.TaggingEvaluation;
import io.rhema.training.evaluate.TranslationEvaluation;
import java.util.Locale;

/**
 * A candidate beside the serving model on one data set.
 *
 * @param role what the set is for
 * @param head whose answers are compared
 * @param serving name and version of the model that serves
 * @param examples what is counted: {@code texts}, {@code sentences} or {@code pairs}
 * @param count how many of these there are
 * @param unit of the scores
 * @param servingScore in [0, 1]
 * @param candidateScore in [0, 1]
 * @param test what chance explains of their difference
 */
public record Comparison(
    SetRole role,
    String head,
    ModelId serving,
    String examples,
    int count,
    String unit,
    double servingScore,
    double candidateScore,
    PairedTest test) {

  static Comparison of(
      SetRole role, Head head, Evaluation serving, Evaluation candidate, GateOptions options) {
    return new Comparison(
        role,
        head.name(),
        serving.model(),
        examples(serving),
        serving.examples(),
        PairedCounts.unit(serving),
        PairedCounts.score(serving),
        PairedCounts.score(candidate),
        PairedCounts.test(serving, candidate, options));
  }

  private static String examples(Evaluation evaluation) {
    if (evaluation instanceof TaggingEvaluation) {
      return "sentences";
    }
    return evaluation instanceof TranslationEvaluation ? "pairs" : "texts";
  }

  /** What the candidate has less than the serving model; negative when it has more. */
  public double loss() {
    return servingScore - candidateScore;
  }

  /** Whether the candidate is worse beyond what chance explains. */
  public boolean significantlyWorse(GateOptions options) {
    return test.pWorse() < options.significance();
  }

  /** Whether the candidate is worse by more than is allowed at all. */
  public boolean beyondMargin(GateOptions options) {
    return loss() > options.margin();
  }

  /** Whether the candidate is better beyond what chance explains. */
  public boolean significantlyBetter(GateOptions options) {
    return test.pBetter() < options.significance();
  }

  /** Whether nothing speaks against the candidate here. */
  public boolean passed(GateOptions options) {
    return !significantlyWorse(options) && !beyondMargin(options);
  }

  /** What was found, as a sentence without a full stop. */
  public String sentence(GateOptions options) {
    String model = serving.name() + " " + serving.version();
    String found =
        test instanceof McNemar pairs
            ? "candidate wrong on %d of %d %s %s that %s has right, right on %d that it has wrong"
                .formatted(pairs.worse(), count, role.word(), examples, model, pairs.better())
            : format(
                "candidate has %s %.4f on %d %s %s, %s has %.4f, %s",
                unit,
                candidateScore,
                count,
                role.word(),
                examples,
                model,
                servingScore,
                test.describe());
    return found + ": " + judgement(options);
  }

  private String judgement(GateOptions options) {
    if (significantlyWorse(options)) {
      return format(
          "worse, p = %s < %s", probability(test.pWorse()), probability(options.significance()));
    }
    if (beyondMargin(options)) {
      return format("worse by %.4f, more than the margin of %s", loss(), options.margin());
    }
    return significantlyBetter(options)
        ? "better, p = " + probability(test.pBetter())
        : format(
            "no worse beyond chance, p = %s >= %s",
            probability(test.pWorse()), probability(options.significance()));
  }

  private static String probability(double p) {
    return p < 0.001 ? format("%.1e", p) : format("%.3g", p);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
