package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/** Writes an embedding look-up with int8 rows and one scale for each row. */
final class QuantizedLookup {

  private QuantizedLookup() {}

  static void add(GraphBuilder b, NodeProto gather, RowWeights table) {
    String ids = gather.getInput(1);
    String output = gather.getOutput(0);
    String row = b.op("Gather", output + "/int8", List.of(table.values(), ids));
    String scale = b.op("Gather", output + "/scale", List.of(table.scales(), ids));
    String cast =
        b.op("Cast", output + "/float", List.of(row), Attributes.of("to", DataType.FLOAT_VALUE));
    b.into("", "Mul", output, List.of(cast, scale), gather.getOutputList());
  }
}
