package io.rhema.training.graph.word;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.List;

/** Puts word vectors from elsewhere into a graph. */
final class Embeddings {

  private Embeddings() {}

  /** Replaces the rows that are given. */
  static void put(OnnxGraph graph, float[]... vectors) {
    TensorProto table = table(graph);
    int words = (int) table.getDims(0);
    int width = (int) table.getDims(1);
    if (vectors.length != words) {
      throw new GraphException(
          "There are vectors for %d ids, the table has %d; both must match"
              .formatted(vectors.length, words));
    }
    float[] values = Tensors.floats(table);
    for (int id = 0; id < words; id++) {
      float[] vector = vectors[id];
      if (vector == null) {
        continue;
      }
      if (vector.length != width) {
        throw new GraphException(
            "The vector of id %d has length %d, those of the table %d; both must match"
                .formatted(id, vector.length, width));
      }
      System.arraycopy(vector, 0, values, id * width, width);
    }
    graph.put(Tensors.ofFloats(table.getName(), values, words, width));
  }

  /** Makes a constant of the table: initializers are trained, constants are not. */
  static void freeze(OnnxGraph graph) {
    TensorProto table = table(graph);
    GraphBuilder b = GraphBuilder.onto(graph);
    String frozen =
        b.op("Constant", WordTable.WEIGHT + "/frozen", List.of(), Attributes.of("value", table));
    for (NodeProto reader : graph.consumers(WordTable.WEIGHT)) {
      graph.replace(reader, reading(reader, frozen));
    }
    graph.prune();
  }

  private static NodeProto reading(NodeProto node, String frozen) {
    NodeProto.Builder changed = node.toBuilder();
    for (int i = 0; i < node.getInputCount(); i++) {
      if (node.getInput(i).equals(WordTable.WEIGHT)) {
        changed.setInput(i, frozen);
      }
    }
    return changed.build();
  }

  private static TensorProto table(OnnxGraph graph) {
    return graph
        .initializer(WordTable.WEIGHT)
        .orElseThrow(
            () ->
                new GraphException(
                    "The graph has no table '%s' of word vectors that are trained; bags of words have none"
                        .formatted(WordTable.WEIGHT)));
  }
}
