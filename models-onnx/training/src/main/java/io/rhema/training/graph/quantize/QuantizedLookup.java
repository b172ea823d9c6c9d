package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.Tensors;
import java.util.List;

/** Writes an embedding look-up with int8 rows and one scale for each row. */
final class QuantizedLookup {

  private static final int LIMIT = 127;

  private QuantizedLookup() {}

  static void add(GraphBuilder b, NodeProto gather, TensorProto table) {
    long rows = table.getDims(0);
    long width = table.getDims(1);
    SymmetricInt8 q = SymmetricInt8.byRow(Tensors.floats(table), Math.toIntExact(width), LIMIT);
    String name = table.getName();
    String values =
        b.constant(Tensors.ofInt8(name + ColumnWeights.VALUES_SUFFIX, q.values(), rows, width));
    String scales =
        b.constant(Tensors.ofFloats(name + ColumnWeights.SCALES_SUFFIX, q.scales(), rows, 1));
    String ids = gather.getInput(1);
    String output = gather.getOutput(0);
    String row = b.op("Gather", output + "/int8", List.of(values, ids));
    String scale = b.op("Gather", output + "/scale", List.of(scales, ids));
    String cast =
        b.op("Cast", output + "/float", List.of(row), Attributes.of("to", DataType.FLOAT_VALUE));
    b.into("", "Mul", output, List.of(cast, scale), gather.getOutputList());
  }
}
