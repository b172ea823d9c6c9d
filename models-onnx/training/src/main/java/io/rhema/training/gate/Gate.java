package io.rhema.training.gate;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.evaluate.EvaluationData;
import io.rhema.training.tune.ModelFace;
import io.rhema.training.tune.TunedHead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether a candidate may take over from the model that serves. */
public final class Gate {
  private final GateOptions options;

  public Gate(GateOptions options) {
    this.options = options;
  }

  /** {@link #judge(Path, Path, GateSets)} with a dev set and perhaps a regression set. */
  public Verdict judge(Path serving, Path candidate, Path dev, Optional<Path> regression) {
    return judge(serving, candidate, GateSets.of(dev, regression));
  }

  /**
   * Lets both models answer all sets on ONNX Runtime. The candidate passes when it could take over
   * from the serving one without a restart, and is worse on no set: neither beyond what chance
   * explains, nor by more than the margin. That it is better on what was corrected is said, and not
   * required.
   *
   * @throws BundleException when a bundle cannot be served
   * @throws io.rhema.training.evaluate.EvaluationException when a set cannot be read, or does not
   *     fit the model
   */
  public Verdict judge(Path serving, Path candidate, GateSets sets) {
    ModelBundle before = ModelBundle.open(serving);
    ModelBundle after = ModelBundle.open(candidate);
    Optional<String> unlike = ModelFace.of(before).objectionTo(ModelFace.of(after));
    if (unlike.isPresent()) {
      return new Verdict(before.id(), after.id(), false, List.of(unlike.get()), List.of());
    }
    List<Comparison> comparisons = compare(before, after, sets);
    boolean passed = comparisons.stream().allMatch(one -> one.passed(options));
    List<String> reasons =
        comparisons.stream()
            .filter(one -> passed || !one.passed(options))
            .map(one -> one.sentence(options))
            .toList();
    return new Verdict(before.id(), after.id(), passed, reasons, comparisons);
  }

  private List<Comparison> compare(ModelBundle serving, ModelBundle candidate, GateSets sets) {
    Head head = TunedHead.of(serving, options.head());
    List<SetRole> roles = List.copyOf(sets.files().keySet());
    List<EvaluationData> data =
        roles.stream()
            .map(role -> EvaluationData.read(role.word(), sets.files().get(role), head))
            .toList();
    List<? extends Evaluation> before = Evaluation.of(serving, head, data);
    List<? extends Evaluation> after =
        Evaluation.of(candidate, TunedHead.of(candidate, options.head()), data);
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      comparisons.add(Comparison.of(roles.get(i), before.get(i), after.get(i), options));
    }
    return comparisons;
  }
}
