package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.layer.KeyValue;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Masks;
import io.rhema.training.graph.layer.MultiHeadAttention;
import io.rhema.training.graph.layer.Span;
import java.util.List;

/** The decoder: target ids to one vector for each, from which the next id is told. */
final class TransformerDecoder {
  private static final String SIDE = "decoder";

  private final Layers layers;
  private final GraphBuilder b;
  private final TransformerShape shape;
  private final MultiHeadAttention attention;

  TransformerDecoder(Layers layers, TransformerShape shape) {
    this.layers = layers;
    b = layers.builder();
    this.shape = shape;
    attention = new MultiHeadAttention(layers, shape.hidden(), shape.heads());
  }

  /**
   * Adds the projections of the source that one layer looks at.
   *
   * @param states of the encoder, {@code [batch, source, hidden]}
   */
  KeyValue source(int layer, String states) {
    List<String> kv =
        attention.project(SIDE + ".layers." + layer + ".encoder_attn.kv_proj", states, 2);
    return new KeyValue(kv.get(0), kv.get(1));
  }

  /**
   * Adds the layers.
   *
   * @param ids int64 {@code [batch, targets]}
   * @param span where they stand
   * @param sourceMask what {@link Masks#padding} makes of the source's attention mask
   * @return {@code [batch, targets, hidden]}
   */
  String add(String ids, Span span, DecoderMemory memory, String sourceMask) {
    String causal =
        new Masks(b)
            .causal(span.positions(b, SIDE + "/at"), span.positionsFromFirst(b, SIDE + "/keys_at"));
    String x = new Embeddings(layers, shape).embed(SIDE, ids, span);
    for (int i = 0; i < shape.decoderLayers(); i++) {
      x = selfAttention(i, x, memory, causal);
      x = sourceAttention(i, x, memory, sourceMask);
      x = layers.feedForward(SIDE + ".layers." + i, x, shape.hidden(), shape.feedForward());
    }
    return layers.norm(SIDE + ".layer_norm", x, shape.hidden());
  }

  private String selfAttention(int layer, String x, DecoderMemory memory, String mask) {
    String name = SIDE + ".layers." + layer + ".self_attn";
    String in = layers.norm(name + "_layer_norm", x, shape.hidden());
    List<String> qkv = attention.project(name + ".qkv_proj", in, 3);
    KeyValue targets = memory.targets(layer, new KeyValue(qkv.get(1), qkv.get(2)));
    String out = attention.attend(name, qkv.get(0), targets, mask).output();
    return b.op("Add", name + "/residual", List.of(out, x));
  }

  private String sourceAttention(int layer, String x, DecoderMemory memory, String mask) {
    String name = SIDE + ".layers." + layer + ".encoder_attn";
    String in = layers.norm(name + "_layer_norm", x, shape.hidden());
    String query = attention.project(name + ".q_proj", in, 1).get(0);
    MultiHeadAttention.Result seen = attention.attend(name, query, memory.source(layer), mask);
    memory.sourceShares(layer, seen.probabilities());
    return b.op("Add", name + "/residual", List.of(seen.output(), x));
  }
}
