package io.rhema.training.gate;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.evaluate.ClassifierEvaluation;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.evaluate.TaggingEvaluation;
import io.rhema.training.metric.LogitDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a candidate answers as what it was made from.
 *
 * @param figure what was measured
 * @param passed whether it is within its bound
 * @param sentence what was found, and the bound, without a full stop
 */
public record Agreement(double figure, boolean passed, String sentence) {
  /** Share of the answers that another number format may not change. */
  private static final double SAME_ANSWERS = 0.97;

  /** What translations may lose by it, as a part of 1. */
  private static final double LOST_BLEU = 0.02;

  /**
   * ONNX Runtime with the trainer, as the training has measured it; empty for a bundle whose
   * training did not.
   */
  static Optional<Agreement> ofEngines(ModelBundle candidate) {
    return candidate
        .manifest()
        .map(BundleManifest::provenance)
        .map(provenance -> provenance.metrics().get(LogitDifference.NAME))
        .map(
            difference ->
                new Agreement(
                    difference,
                    difference <= LogitDifference.BOUND,
                    "ONNX Runtime's logits of the float model are within %.1e of the trainer's, at most %.1e is allowed",
                    difference,
                    LogitDifference.BOUND));
  }

  /**
   * The candidate with the float model that it was made from, in their answers to the same
   * examples.
   */
  static Agreement ofFormats(Evaluation trained, Evaluation candidate) {
    if (trained instanceof ClassifierEvaluation texts) {
      return ofAnswers("texts", texts.answers(), ((ClassifierEvaluation) candidate).answers());
    }
    if (trained instanceof TaggingEvaluation sentences) {
      return ofAnswers(
          "tokens", flat(sentences.answers()), flat(((TaggingEvaluation) candidate).answers()));
    }
    double lost = PairedCounts.score(trained) - PairedCounts.score(candidate);
    return new Agreement(
        lost,
        lost <= LOST_BLEU,
        "the number format costs %.4f of BLEU / 100, at most %s is allowed",
        lost,
        LOST_BLEU);
  }

  private Agreement(double figure, boolean passed, String sentence, Object... values) {
    this(figure, passed, String.format(Locale.ROOT, sentence, values));
  }

  private static List<String> flat(List<List<String>> tags) {
    List<String> all = new ArrayList<>();
    tags.forEach(all::addAll);
    return all;
  }

  private static Agreement ofAnswers(String what, List<?> trained, List<?> candidate) {
    int same = 0;
    for (int i = 0; i < trained.size(); i++) {
      same += trained.get(i).equals(candidate.get(i)) ? 1 : 0;
    }
    double share = (double) same / trained.size();
    return new Agreement(
        share,
        share >= SAME_ANSWERS,
        "the candidate answers as the float model it was made from on %d of %d dev %s (%.4f), at least %s is required",
        same,
        trained.size(),
        what,
        share,
        SAME_ANSWERS);
  }
}
