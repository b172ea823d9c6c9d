package io.rhema.training.gate;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.evaluate.EvaluationData;
import io.rhema.training.tune.ModelContract;
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

  /**
   * {@link #judge(Path, Path, GateSets, Optional)} on a dev set and a regression set.
   *
   * @param regression the project's {@linkplain RegressionTexts own texts} unless given, for a
   *     model that they fit
   */
  public Verdict judge(Path serving, Path candidate, Path dev, Optional<Path> regression) {
    return judge(serving, candidate, GateSets.of(dev, regression), Optional.empty());
  }

  /**
   * Lets both models answer all sets on ONNX Runtime. The candidate passes when it could take over
   * from the serving one without a restart, and is worse on no set: neither beyond what chance
   * explains, nor by more than the margin. That it is better on what was corrected is said, and not
   * required. Where there are several heads, the project's own texts are asked for the others, too.
   *
   * @param trained the float bundle that the candidate was made from, if it is at hand: then their
   *     answers to the dev set must agree
   * @throws io.rhema.model.bundle.BundleException when a bundle cannot be served
   * @throws io.rhema.training.evaluate.EvaluationException when a set cannot be read, or does not
   *     fit the model
   */
  public Verdict judge(Path serving, Path candidate, GateSets sets, Optional<Path> trained) {
    ModelBundle before = ModelBundle.open(serving);
    ModelBundle after = ModelBundle.open(candidate);
    Optional<String> unlike = ModelContract.of(before).objectionTo(ModelContract.of(after));
    if (unlike.isPresent()) {
      return new Verdict(
          before.id(), after.id(), false, List.of(unlike.get()), List.of(), List.of());
    }
    List<Comparison> comparisons = new ArrayList<>();
    List<Agreement> agreements = new ArrayList<>();
    Agreement.ofEngines(after).ifPresent(agreements::add);
    Head tuned = TunedHead.of(before, options.head());
    for (Head head : before.heads()) {
      List<SetRole> roles = new ArrayList<>();
      List<EvaluationData> data = new ArrayList<>();
      if (head.equals(tuned)) {
        sets.files()
            .forEach(
                (role, file) -> {
                  roles.add(role);
                  data.add(EvaluationData.read(role.word(), file, head));
                });
      }
      if (!roles.contains(SetRole.REGRESSION)) {
        RegressionTexts.of(before, head)
            .ifPresent(
                texts -> {
                  roles.add(SetRole.REGRESSION);
                  data.add(texts.data(head));
                });
      }
      comparisons.addAll(compare(before, after, head, roles, data));
      int dev = roles.indexOf(SetRole.DEV);
      if (trained.isPresent() && dev >= 0) {
        agreements.add(formats(ModelBundle.open(trained.get()), after, head, data.get(dev)));
      }
    }
    return verdict(before, after, comparisons, agreements);
  }

  private List<Comparison> compare(
      ModelBundle serving,
      ModelBundle candidate,
      Head head,
      List<SetRole> roles,
      List<EvaluationData> data) {
    List<Comparison> comparisons = new ArrayList<>();
    if (!roles.isEmpty()) {
      List<? extends Evaluation> before = Evaluation.of(serving, head, data);
      List<? extends Evaluation> after = Evaluation.of(candidate, same(candidate, head), data);
      for (int i = 0; i < roles.size(); i++) {
        comparisons.add(Comparison.of(roles.get(i), head, before.get(i), after.get(i), options));
      }
    }
    return comparisons;
  }

  private static Agreement formats(
      ModelBundle trained, ModelBundle candidate, Head head, EvaluationData dev) {
    Head own = TunedHead.of(trained, Optional.of(head.name()));
    return Agreement.ofFormats(
        Evaluation.of(trained, own, List.of(dev)).get(0),
        Evaluation.of(candidate, same(candidate, head), List.of(dev)).get(0));
  }

  private static Head same(ModelBundle bundle, Head head) {
    return TunedHead.of(bundle, Optional.of(head.name()));
  }

  private Verdict verdict(
      ModelBundle serving,
      ModelBundle candidate,
      List<Comparison> comparisons,
      List<Agreement> agreements) {
    boolean passed =
        comparisons.stream().allMatch(one -> one.passed(options))
            && agreements.stream().allMatch(Agreement::passed);
    List<String> reasons = new ArrayList<>();
    comparisons.stream()
        .filter(one -> passed || !one.passed(options))
        .forEach(one -> reasons.add(one.sentence(options)));
    agreements.stream()
        .filter(one -> passed || !one.passed())
        .forEach(one -> reasons.add(one.sentence()));
    return new Verdict(serving.id(), candidate.id(), passed, reasons, comparisons, agreements);
  }
}
