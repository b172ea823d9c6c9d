package io.rhema.training.graph.layer;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.Tensors;
import java.util.List;

/** Tells tokens where they stand. */
public final class PositionVectors {
  private static final double WAVE_BASE = 10_000;

  private final Layers layers;
  private final GraphBuilder b;
  private final Positions positions;
  private final int count;
  private final int width;

  /**
   * @param count of the positions: the longest row, in tokens
   */
  public PositionVectors(Layers layers, Positions positions, int count, int width) {
    this.layers = layers;
    b = layers.builder();
    this.positions = positions;
    this.count = count;
    this.width = width;
  }

  /**
   * {@code x + position}.
   *
   * @param side what the name of the table starts with
   * @param x {@code [batch, tokens, width]}
   */
  public String add(String side, String x, Span span) {
    String axis = b.longs(side + "/axis", new long[] {0}, 1);
    String rows =
        b.op("Slice", side + "/positions", List.of(table(side), span.start(), span.end(), axis));
    return b.op("Add", side + "/embedded", List.of(x, rows));
  }

  private String table(String side) {
    return switch (positions) {
      case LEARNED -> layers.parameters().table(side + ".positions.weight", count, width);
      // a node and no initializer: initializers are trained
      case SINUSOIDAL ->
          b.op(
              "Constant",
              side + "/waves",
              List.of(),
              Attributes.of("value", Tensors.ofFloats("waves", waves(), count, width)));
    };
  }

  /** Sines in the first half of a row, cosines in the second, as Marian has them. */
  private float[] waves() {
    int half = width / 2;
    float[] table = new float[count * width];
    for (int position = 0; position < count; position++) {
      for (int i = 0; i < half; i++) {
        double angle = position / Math.pow(WAVE_BASE, (double) i / half);
        int row = position * width;
        table[row + i] = (float) Math.sin(angle);
        table[row + half + i] = (float) Math.cos(angle);
      }
    }
    return table;
  }
}
