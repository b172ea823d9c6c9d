package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.Tensors;
import java.util.List;

/** What a Transformer reads of its ids. */
final class Embeddings {
  private static final double WAVE_BASE = 10_000;

  private final Layers layers;
  private final GraphBuilder b;
  private final TransformerShape shape;

  Embeddings(Layers layers, TransformerShape shape) {
    this.layers = layers;
    b = layers.builder();
    this.shape = shape;
  }

  /**
   * {@code √hidden · table[id] + position}.
   *
   * @param side encoder or decoder
   * @param ids int64 {@code [batch, tokens]}
   * @return {@code [batch, tokens, hidden]}
   */
  String embed(String side, String ids, Span span) {
    String scaled = new TiedTable(layers, shape).vectors(side, ids);
    String axis = b.longs(side + "/axis", new long[] {0}, 1);
    String positions =
        b.op(
            "Slice",
            side + "/positions",
            List.of(positionTable(side), span.start(), span.end(), axis));
    return b.op("Add", side + "/embedded", List.of(scaled, positions));
  }

  private String positionTable(String side) {
    return switch (shape.positions()) {
      case LEARNED ->
          layers
              .parameters()
              .table(side + ".positions.weight", shape.maxPositions(), shape.hidden());
      // a node and no initializer: initializers are trained
      case SINUSOIDAL ->
          b.op(
              "Constant",
              side + "/waves",
              List.of(),
              Attributes.of(
                  "value",
                  Tensors.ofFloats("waves", waves(), shape.maxPositions(), shape.hidden())));
    };
  }

  /** Sines in the first half of a row, cosines in the second, as Marian has them. */
  private float[] waves() {
    int half = shape.hidden() / 2;
    float[] table = new float[shape.maxPositions() * shape.hidden()];
    for (int position = 0; position < shape.maxPositions(); position++) {
      for (int i = 0; i < half; i++) {
        double angle = position / Math.pow(WAVE_BASE, (double) i / half);
        int row = position * shape.hidden();
        table[row + i] = (float) Math.sin(angle);
        table[row + half + i] = (float) Math.cos(angle);
      }
    }
    return table;
  }
}
