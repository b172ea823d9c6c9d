package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Random;

/** The linear layer that ends a head, and what the graph's outputs are with it. */
final class LinearHead {

  private static final double INITIAL_DEVIATION = 0.02;

  private LinearHead() {}

  /**
   * @throws GraphException when the graph already has such an output or such weights
   */
  static void requireFree(OnnxGraph graph, String output) {
    HeadWeights weights = HeadWeights.of(output);
    if (graph.hasOutput(output) || graph.initializer(weights.weight()).isPresent()) {
      throw new GraphException(
          "The graph already has an output '%s' or weights '%s'; a second head needs another name"
              .formatted(output, weights.weight()));
    }
  }

  /**
   * Adds the layer and makes it an output. Outputs of other heads stay; those of the encoder go.
   *
   * @param vectors value whose last axis is {@code hidden} long
   * @param dims of the output before the labels
   */
  static void add(
      OnnxGraph graph,
      String vectors,
      String output,
      int hidden,
      int labels,
      long seed,
      String... dims) {
    GraphBuilder b = GraphBuilder.onto(graph);
    HeadWeights names = HeadWeights.of(output);
    graph.put(
        Tensors.ofFloats(names.weight(), initialWeights(hidden * labels, seed), hidden, labels));
    graph.put(Tensors.ofFloats(names.bias(), new float[labels], labels));
    String head = HeadWeights.headName(output);
    String product = b.op("MatMul", head + "/product", List.of(vectors, names.weight()));
    b.into("", "Add", head + "/logits", List.of(product, names.bias()), List.of(output));
    graph.setOutputs(heads(graph));
    Object[] shape = new Object[dims.length + 1];
    System.arraycopy(dims, 0, shape, 0, dims.length);
    shape[dims.length] = labels;
    b.output(output, DataType.FLOAT, shape);
    graph.prune();
  }

  private static List<ValueInfoProto> heads(OnnxGraph graph) {
    return graph.outputs().stream().filter(o -> HeadWeights.named(o.getName())).toList();
  }

  private static float[] initialWeights(int count, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (random.nextGaussian() * INITIAL_DEVIATION);
    }
    return weights;
  }
}
