package io.rhema.training.graph.layer;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/**
 * Ids to vectors and back over one table (Press and Wolf 2017, "Using the Output Embedding to
 * Improve Language Models").
 */
public final class TiedTable implements VocabularyHead.Projection {
  /** The bias {@code [vocabulary]} of the logits. */
  public static final String OUTPUT_BIAS = "output.bias";

  private final Layers layers;
  private final GraphBuilder b;
  private final String weight;
  private final int vocabulary;
  private final int width;

  /**
   * @param weight name of the table {@code [vocabulary, width]}
   */
  public TiedTable(Layers layers, String weight, int vocabulary, int width) {
    this.layers = layers;
    b = layers.builder();
    this.weight = weight;
    this.vocabulary = vocabulary;
    this.width = width;
  }

  /**
   * {@code √width · table[id]}.
   *
   * @param side what the names of the values start with
   * @param ids int64 {@code [batch, tokens]}
   * @return {@code [batch, tokens, width]}
   */
  public String vectors(String side, String ids) {
    String rows = b.op("Gather", side + "/rows", List.of(table(), ids));
    String root = b.floats(side + "/root", new float[] {(float) Math.sqrt(width)});
    return b.op("Mul", side + "/scaled", List.of(rows, root));
  }

  /** {@code states · tableᵀ + bias}. */
  @Override
  public String logits(String name, String states) {
    String bias = layers.parameters().vector(OUTPUT_BIAS, vocabulary, 0);
    return b.op("Gemm", name, List.of(states, table(), bias), Attributes.of("transB", 1));
  }

  private String table() {
    return layers.parameters().table(weight, vocabulary, width);
  }
}
