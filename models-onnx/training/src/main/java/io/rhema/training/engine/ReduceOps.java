package io.rhema.training.engine;

import java.util.Map;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/** Operators that fold axes; without axes they fold all. */
final class ReduceOps {
  static final Map<String, Op> ALL =
      Map.of(
          "ReduceMean",
          reduce((x, axes, keep) -> x.mean(axes, keep, new ScalarTypeOptional())),
          "ReduceMax",
          reduce(Tensor::amax),
          "ReduceSum",
          reduce((x, axes, keep) -> x.sum(axes, keep, new ScalarTypeOptional())));

  private ReduceOps() {}

  private interface Fold {
    Tensor apply(Tensor x, long[] axes, boolean keepAxes);
  }

  private static Op reduce(Fold fold) {
    return call ->
        OpCall.device(
            fold.apply(
                call.tensor(0),
                call.axes(1),
                call.node().attributes().integer("keepdims", 1) == 1));
  }
}
