package io.rhema.training.graph.quantize;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.Tensors;

/**
 * A weight in the graph as int8 with one scale for each column.
 *
 * @param values name of the int8 initializer {@code [in, out]}
 * @param scales name of the float initializer {@code [out]}
 */
record ColumnWeights(String values, String scales) {

  static final String VALUES_SUFFIX = ".int8";
  static final String SCALES_SUFFIX = ".scale";

  static ColumnWeights add(GraphBuilder b, String name, float[] weight, long out, int limit) {
    SymmetricInt8 q = SymmetricInt8.byColumn(weight, Math.toIntExact(out), limit);
    return new ColumnWeights(
        b.constant(Tensors.ofInt8(name + VALUES_SUFFIX, q.values(), weight.length / out, out)),
        b.constant(Tensors.ofFloats(name + SCALES_SUFFIX, q.scales(), out)));
  }
}
