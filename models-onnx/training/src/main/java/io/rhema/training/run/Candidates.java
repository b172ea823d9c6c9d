package io.rhema.training.run;

import io.rhema.training.engine.Safetensors;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.optimize.ParameterBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The weights that a recipe may keep: the average of the snapshots of all seeds, and the best of
 * each seed alone.
 *
 * <p>Weights that were trained from one start, and weights along one training, lie close enough for
 * their mean to be a model, often a better one than any of them (Izmailov et al. 2018, "Averaging
 * weights leads to wider optima"; Wortsman et al. 2022, "Model soups").
 */
final class Candidates {
  static final String AVERAGE = "average";

  private final RunFolder folder;
  private final List<String> passes;
  private final List<Path> snapshots = new ArrayList<>();

  Candidates(RunFolder folder, List<String> passes) throws IOException {
    this.folder = folder;
    this.passes = List.copyOf(passes);
    for (String pass : passes) {
      snapshots.addAll(folder.snapshots(pass));
    }
  }

  /** The average first, so that it is kept when it is as good as the best pass. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (!snapshots.isEmpty()) {
      names.add(AVERAGE);
    }
    names.addAll(passes);
    return names;
  }

  /** The name of those with the highest score; the first of equals. */
  static String best(Map<String, Evaluation> evaluations) {
    String best = null;
    for (String name : evaluations.keySet()) {
      boolean better =
          best == null || evaluations.get(name).score() > evaluations.get(best).score();
      best = better ? name : best;
    }
    return best;
  }

  void load(String name, ParameterBlock block) throws IOException {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      block.load(name.equals(AVERAGE) ? average() : read(folder.best(name)));
    }
  }

  private Map<String, Tensor> average() throws IOException {
    Map<String, Tensor> sum = new LinkedHashMap<>(read(snapshots.get(0)));
    for (Path snapshot : snapshots.subList(1, snapshots.size())) {
      try (PointerScope scope = new PointerScope()) {
        Map<String, Tensor> more = read(snapshot);
        sum.forEach((name, tensor) -> tensor.add_(more.get(name)));
      }
    }
    sum.values().forEach(tensor -> tensor.div_(new Scalar((double) snapshots.size())));
    return sum;
  }

  private static Map<String, Tensor> read(Path file) throws IOException {
    return Safetensors.read(file).tensors();
  }
}
