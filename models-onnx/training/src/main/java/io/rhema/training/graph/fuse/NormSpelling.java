package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import java.util.List;

/** {@code SkipLayerNormalization} in standard operators. */
final class NormSpelling {

  private static final float DEFAULT_EPSILON = 1e-5f;

  private static final int BIAS = 4;

  private NormSpelling() {}

  static void write(OnnxGraph graph, NodeProto node) {
    GraphBuilder b = GraphBuilder.onto(graph);
    String name = node.getOutput(0);
    String input = node.getInput(0);
    if (node.getInputCount() > BIAS) {
      input = b.op("Add", name + "/biased", List.of(input, node.getInput(BIAS)));
    }
    String x = b.op("Add", name + "/residual", List.of(input, node.getInput(1)));
    float epsilon = Attributes.floatOf(node, "epsilon", DEFAULT_EPSILON);
    String mean = b.reduce("ReduceMean", name + "/mean", x, -1, true);
    String centred = b.op("Sub", name + "/centred", List.of(x, mean));
    String two = b.floats(name + "/two", new float[] {2});
    String square = b.op("Pow", name + "/square", List.of(centred, two));
    String variance = b.reduce("ReduceMean", name + "/variance", square, -1, true);
    String small = b.floats(name + "/epsilon", new float[] {epsilon});
    String guarded = b.op("Add", name + "/guarded", List.of(variance, small));
    String deviation = b.op("Sqrt", name + "/deviation", List.of(guarded));
    String normal = b.op("Div", name + "/normal", List.of(centred, deviation));
    String scaled = b.op("Mul", name + "/scaled", List.of(normal, node.getInput(2)));
    b.into("", "Add", name, List.of(scaled, node.getInput(3)), List.of(name));
  }
}
