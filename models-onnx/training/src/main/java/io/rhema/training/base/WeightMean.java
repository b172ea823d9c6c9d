package io.rhema.training.base;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of models that were trained from one on different tasks. It is no good model of any of
 * them, but one that has forgotten little, and that can soon do again what all of them do (Ilharco
 * et al. 2023, "Editing models with task arithmetic").
 */
final class WeightMean {

  private WeightMean() {}

  /**
   * Averages each weight over those that had it before they got the recipe's form: a head that only
   * one model has is that model's.
   *
   * @param graphs of one form; the first is changed, and is the answer
   * @throws TrainingException if a weight of the first is missing in another, or of another size
   */
  static OnnxGraph of(List<BaseGraph> graphs) {
    OnnxGraph mean = graphs.get(0).graph();
    for (TensorProto weight : List.copyOf(mean.initializers().values())) {
      // Single numbers are no weights but parts of formulas.
      if (Tensors.isFloating(weight) && weight.getDimsCount() > 0) {
        mean.put(mean(weight, graphs));
      }
    }
    return mean;
  }

  private static TensorProto mean(TensorProto weight, List<BaseGraph> graphs) {
    String name = weight.getName();
    List<TensorProto> learnt =
        graphs.stream()
            .filter(one -> !one.added().contains(name))
            .map(one -> same(weight, one.graph()))
            .toList();
    if (learnt.stream().allMatch(weight::equals)) {
      return weight;
    }
    double[] sum = new double[Tensors.size(weight)];
    for (TensorProto one : learnt) {
      float[] values = Tensors.floats(one);
      Arrays.setAll(sum, i -> sum[i] + values[i]);
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / learnt.size());
    }
    return Tensors.ofFloats(name, mean, Tensors.dims(weight));
  }

  private static TensorProto same(TensorProto weight, OnnxGraph graph) {
    TensorProto found = graph.initializer(weight.getName()).orElse(null);
    if (found == null || !Arrays.equals(Tensors.dims(found), Tensors.dims(weight))) {
      throw new TrainingException(
          "The bases can't be merged: the weight '%s' is %s in one and %s in another; all must come from one encoder"
              .formatted(
                  weight.getName(),
                  Arrays.toString(Tensors.dims(weight)),
                  found == null ? "missing" : Arrays.toString(Tensors.dims(found))));
    }
    return found;
  }
}
