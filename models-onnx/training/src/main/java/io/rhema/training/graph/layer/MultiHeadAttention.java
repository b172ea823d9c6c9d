package io.rhema.training.graph.layer;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/** Attention in several heads; names are those of the sub-layer it is called for. */
public final class MultiHeadAttention {
  private final Layers layers;
  private final GraphBuilder b;
  private final int hidden;
  private final int heads;

  /**
   * @param probabilities name of the value {@code [batch, heads, queries, keys]}: how much each
   *     query looks at each key
   */
  public record Result(String output, String probabilities) {}

  public MultiHeadAttention(Layers layers, int hidden, int heads) {
    this.layers = layers;
    b = layers.builder();
    this.hidden = hidden;
    this.heads = heads;
  }

  /**
   * Projects one value to several of its width with one product.
   *
   * @return each part {@code [batch, heads, tokens, dim]}
   */
  public List<String> project(String name, String x, int parts) {
    // Each part is drawn as if it stood alone, and smaller by √2, as fairseq does.
    double gain = Math.sqrt((1.0 + parts) / 4);
    String all = layers.linear(name, x, hidden, parts * hidden, gain);
    List<String> split = parts == 1 ? List.of(all) : layers.split(name + "/part", all, parts);
    return split.stream().map(part -> toHeads(part)).toList();
  }

  private String toHeads(String x) {
    String apart = layers.reshape(x + "/apart", x, 0, 0, heads, hidden / heads);
    return layers.transpose(x + "/heads", apart, 0, 2, 1, 3);
  }

  /**
   * Attends and projects.
   *
   * @param query {@code [batch, heads, queries, dim]}
   * @param mask added to the scores
   * @return {@code [batch, queries, hidden]}
   */
  public Result attend(String name, String query, KeyValue to, String mask) {
    String keys = layers.transpose(name + "/keys", to.key(), 0, 1, 3, 2);
    String scores = b.op("MatMul", name + "/scores", List.of(query, keys));
    float scale = (float) (1 / Math.sqrt((double) hidden / heads));
    String scaled =
        b.op(
            "Mul",
            name + "/scaled",
            List.of(scores, b.floats(name + "/scale", new float[] {scale})));
    String masked = b.op("Add", name + "/masked", List.of(scaled, mask));
    String shares = b.op("Softmax", name + "/shares", List.of(masked), Attributes.of("axis", -1));
    String seen = b.op("MatMul", name + "/seen", List.of(shares, to.value()));
    String together = layers.transpose(name + "/together", seen, 0, 2, 1, 3);
    String flat = layers.reshape(name + "/flat", together, 0, 0, hidden);
    return new Result(layers.linear(name + ".out_proj", flat, hidden, hidden), shares);
  }
}
