package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/**
 * Ids to vectors and back over one table, for source, target and output (Press and Wolf 2017,
 * "Using the Output Embedding to Improve Language Models").
 */
final class TiedTable {
  /** The table {@code [vocabulary, hidden]}. */
  static final String WEIGHT = "shared.weight";

  private static final String OUTPUT_BIAS = "output.bias";

  private final Layers layers;
  private final GraphBuilder b;
  private final Seq2SeqShape shape;

  TiedTable(Layers layers, Seq2SeqShape shape) {
    this.layers = layers;
    b = layers.builder();
    this.shape = shape;
  }

  /**
   * {@code √hidden · table[id]}.
   *
   * @param side encoder or decoder
   * @param ids int64 {@code [batch, tokens]}
   * @return {@code [batch, tokens, hidden]}
   */
  String vectors(String side, String ids) {
    String rows = b.op("Gather", side + "/rows", List.of(weight(), ids));
    String root = b.floats(side + "/root", new float[] {(float) Math.sqrt(shape.hidden())});
    return b.op("Mul", side + "/scaled", List.of(rows, root));
  }

  /**
   * {@code states · tableᵀ + bias}.
   *
   * @param states {@code [n, hidden]}
   * @return {@code [n, vocabulary]}
   */
  String logits(String name, String states) {
    String bias = layers.parameters().vector(OUTPUT_BIAS, shape.vocabulary(), 0);
    return b.op("Gemm", name, List.of(states, weight(), bias), Attributes.of("transB", 1));
  }

  /** The logits of chosen positions, as training wants them, made the graph's output. */
  void answerWanted(String states, String wanted) {
    String flat = layers.reshape("decoder/flat", states, -1, shape.hidden());
    String picked = b.op("Gather", "decoder/wanted", List.of(flat, wanted));
    String logits = logits("output/logits", picked);
    b.into("", "Identity", "output", List.of(logits), List.of(Seq2SeqGraphs.LOGITS));
    b.output(Seq2SeqGraphs.LOGITS, DataType.FLOAT, "positions", shape.vocabulary());
  }

  /** The logits of all positions, as serving wants them, made the graph's output. */
  void answerAll(String states, String ids) {
    String flat = layers.reshape("decoder/flat", states, -1, shape.hidden());
    String scores = logits("output/logits", flat);
    String rows = b.op("Shape", "output/rows", List.of(ids));
    String width = b.longs("output/width", new long[] {shape.vocabulary()}, 1);
    String apart = b.op("Concat", "output/apart", List.of(rows, width), Attributes.of("axis", 0));
    b.into("", "Reshape", "output", List.of(scores, apart), List.of(Seq2SeqGraphs.LOGITS));
    b.output(Seq2SeqGraphs.LOGITS, DataType.FLOAT, "batch", "step", shape.vocabulary());
  }

  private String weight() {
    return layers.parameters().table(WEIGHT, shape.vocabulary(), shape.hidden());
  }
}
