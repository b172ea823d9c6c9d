package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.Tensors;

/**
 * A table in the graph as int8 with one scale for each row.
 *
 * @param values name of the int8 initializer {@code [rows, width]}
 * @param scales name of the float initializer {@code [rows, 1]}
 */
record RowWeights(String values, String scales) {

  static RowWeights add(GraphBuilder b, TensorProto table, int limit) {
    long rows = table.getDims(0);
    long width = table.getDims(1);
    SymmetricInt8 q = SymmetricInt8.byRow(Tensors.floats(table), Math.toIntExact(width), limit);
    String name = table.getName();
    return new RowWeights(
        b.constant(Tensors.ofInt8(name + ColumnWeights.VALUES_SUFFIX, q.values(), rows, width)),
        b.constant(Tensors.ofFloats(name + ColumnWeights.SCALES_SUFFIX, q.scales(), rows, 1)));
  }
}
