package io.rhema.training.graph.layer;

import java.util.List;

/**
 * The layers of a Transformer that reads a row as a whole, the normalisation before each sub-layer
 * (Xiong et al. 2020, "On Layer Normalization in the Transformer Architecture").
 */
public final class EncoderStack {
  private final Layers layers;
  private final int hidden;
  private final int feedForward;
  private final int count;
  private final MultiHeadAttention attention;

  /**
   * @param feedForward width between the two products of a feed-forward sub-layer
   * @param count of the layers
   */
  public EncoderStack(Layers layers, int hidden, int heads, int feedForward, int count) {
    this.layers = layers;
    this.hidden = hidden;
    this.feedForward = feedForward;
    this.count = count;
    attention = new MultiHeadAttention(layers, hidden, heads);
  }

  /**
   * Adds the layers.
   *
   * @param side what the names of the weights start with
   * @param x {@code [batch, tokens, hidden]}
   * @param mask what {@link Masks#padding} makes of the attention mask
   * @return {@code [batch, tokens, hidden]}
   */
  public String add(String side, String x, String mask) {
    String vectors = x;
    for (int i = 0; i < count; i++) {
      String layer = side + ".layers." + i;
      vectors = selfAttention(layer, vectors, mask);
      vectors = layers.feedForward(layer, vectors, hidden, feedForward);
    }
    return layers.norm(side + ".layer_norm", vectors, hidden);
  }

  private String selfAttention(String layer, String x, String mask) {
    String name = layer + ".self_attn";
    String in = layers.norm(name + "_layer_norm", x, hidden);
    List<String> qkv = attention.project(name + ".qkv_proj", in, 3);
    String out =
        attention.attend(name, qkv.get(0), new KeyValue(qkv.get(1), qkv.get(2)), mask).output();
    return layers.builder().op("Add", name + "/residual", List.of(out, x));
  }
}
