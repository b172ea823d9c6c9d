package io.rhema.training.run;

import io.rhema.training.engine.Safetensors;
import io.rhema.training.optimize.ParameterBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The weights that a recipe may keep: the average of what the seeds gave, and each alone.
 *
 * <p>Weights that were trained from one start lie close enough for their mean to be a model, often
 * a better one than any of them (Wortsman et al. 2022, "Model soups").
 */
final class Candidates {
  static final String AVERAGE = "average";

  private final RunFolder folder;
  private final List<String> passes;

  Candidates(RunFolder folder, List<String> passes) {
    this.folder = folder;
    this.passes = List.copyOf(passes);
  }

  /** The average first, so that it is kept when it is as good as the best pass. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (passes.size() > 1) {
      names.add(AVERAGE);
    }
    names.addAll(passes);
    return names;
  }

  void load(String name, ParameterBlock block) throws IOException {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      block.load(name.equals(AVERAGE) ? average() : read(name));
    }
  }

  private Map<String, Tensor> average() throws IOException {
    Map<String, Tensor> sum = new LinkedHashMap<>(read(passes.get(0)));
    for (String pass : passes.subList(1, passes.size())) {
      Map<String, Tensor> more = read(pass);
      sum.forEach((name, tensor) -> tensor.add_(more.get(name)));
    }
    sum.values().forEach(tensor -> tensor.div_(new Scalar((double) passes.size())));
    return sum;
  }

  private Map<String, Tensor> read(String pass) throws IOException {
    return Safetensors.read(folder.best(pass)).tensors();
  }
}
