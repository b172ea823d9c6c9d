package io.rhema.training.graph.layer;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/** Tells a token of the vocabulary from a vector, as the graph's output. */
public final class VocabularyHead {
  /** The output: before the softmax. */
  public static final String LOGITS = "logits";

  private final Layers layers;
  private final GraphBuilder b;
  private final int vocabulary;
  private final int width;
  private final Projection projection;

  /** From vectors {@code [n, width]} to logits {@code [n, vocabulary]}. */
  @FunctionalInterface
  public interface Projection {

    String logits(String name, String states);
  }

  public VocabularyHead(Layers layers, int vocabulary, int width, Projection projection) {
    this.layers = layers;
    b = layers.builder();
    this.vocabulary = vocabulary;
    this.width = width;
    this.projection = projection;
  }

  /**
   * The logits of chosen positions, as training wants them: {@code [positions, vocabulary]}.
   *
   * @param states {@code [batch, tokens, width]}
   * @param wanted int64 {@code [positions]}, each {@code row * tokens + column}
   */
  public void answerWanted(String states, String wanted) {
    String flat = layers.reshape("output/flat", states, -1, width);
    String picked = b.op("Gather", "output/wanted", List.of(flat, wanted));
    String logits = projection.logits("output/logits", picked);
    b.into("", "Identity", "output", List.of(logits), List.of(LOGITS));
    b.output(LOGITS, DataType.FLOAT, "positions", vocabulary);
  }

  /**
   * The logits of all positions, as serving wants them: {@code [batch, tokens, vocabulary]}.
   *
   * @param states {@code [batch, tokens, width]}
   * @param ids int64 {@code [batch, tokens]}
   * @param tokens what the graph calls that axis
   */
  public void answerAll(String states, String ids, String tokens) {
    String flat = layers.reshape("output/flat", states, -1, width);
    String scores = projection.logits("output/logits", flat);
    String rows = b.op("Shape", "output/rows", List.of(ids));
    String all = b.longs("output/width", new long[] {vocabulary}, 1);
    String apart = b.op("Concat", "output/apart", List.of(rows, all), Attributes.of("axis", 0));
    b.into("", "Reshape", "output", List.of(scores, apart), List.of(LOGITS));
    b.output(LOGITS, DataType.FLOAT, "batch", tokens, vocabulary);
  }
}
