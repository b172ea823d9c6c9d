package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/**
 * Makes an encoder answer with one vector a row, the mean of its token vectors, so that no more
 * than that has to leave the runtime. It has no weights.
 */
public final class EmbeddingHead {

  /** The output {@code [batch, hidden]}, not normalised. */
  public static final String OUTPUT = "sentence_embedding";

  private EmbeddingHead() {}

  /**
   * Attaches the head to the graph's first output {@code [batch, tokens, hidden]}; {@link #OUTPUT}
   * is the graph's only one then.
   *
   * @param hidden width of the token vectors
   * @throws GraphException when the graph has no {@code attention_mask} input or no such token
   *     vectors
   */
  public static void attach(OnnxGraph graph, int hidden) {
    MeanPooling.requireMask(graph);
    MeanPooling.add(graph, TokenVectors.of(graph, hidden), "embedding", OUTPUT);
    graph.setOutputs(List.of());
    GraphBuilder.onto(graph).output(OUTPUT, DataType.FLOAT, "batch_size", hidden);
    graph.prune();
  }
}
