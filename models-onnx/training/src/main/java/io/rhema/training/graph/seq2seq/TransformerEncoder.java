package io.rhema.training.graph.seq2seq;

import java.util.List;

/** The encoder: source ids to one vector for each. */
final class TransformerEncoder {
  private static final String SIDE = "encoder";

  private final Layers layers;
  private final TransformerShape shape;
  private final MultiHeadAttention attention;

  TransformerEncoder(Layers layers, TransformerShape shape) {
    this.layers = layers;
    this.shape = shape;
    attention = new MultiHeadAttention(layers, shape.hidden(), shape.heads());
  }

  /**
   * Adds the layers.
   *
   * @param ids int64 {@code [batch, source]}
   * @param mask what {@link Masks#padding} makes of the attention mask
   * @return {@code [batch, source, hidden]}
   */
  String add(String ids, String mask) {
    Span all = Span.fromFirst(layers.builder(), SIDE, ids);
    String x = new Embeddings(layers, shape).embed(SIDE, ids, all);
    for (int i = 0; i < shape.encoderLayers(); i++) {
      String layer = SIDE + ".layers." + i;
      x = selfAttention(layer, x, mask);
      x = layers.feedForward(layer, x, shape.hidden(), shape.feedForward());
    }
    return layers.norm(SIDE + ".layer_norm", x, shape.hidden());
  }

  private String selfAttention(String layer, String x, String mask) {
    String name = layer + ".self_attn";
    String in = layers.norm(name + "_layer_norm", x, shape.hidden());
    List<String> qkv = attention.project(name + ".qkv_proj", in, 3);
    String out =
        attention.attend(name, qkv.get(0), new KeyValue(qkv.get(1), qkv.get(2)), mask).output();
    return layers.builder().op("Add", name + "/residual", List.of(out, x));
  }
}
