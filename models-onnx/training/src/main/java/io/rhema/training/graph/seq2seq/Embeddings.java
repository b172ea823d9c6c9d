package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.PositionVectors;
import io.rhema.training.graph.layer.Span;
import io.rhema.training.graph.layer.TiedTable;

/** What a Transformer reads of its ids. */
final class Embeddings {
  private final TiedTable table;
  private final PositionVectors positions;

  Embeddings(Layers layers, TransformerShape shape) {
    table = SharedTable.of(layers, shape);
    positions =
        new PositionVectors(layers, shape.positions(), shape.maxPositions(), shape.hidden());
  }

  /**
   * {@code √hidden · table[id] + position}.
   *
   * @param side encoder or decoder
   * @param ids int64 {@code [batch, tokens]}
   * @return {@code [batch, tokens, hidden]}
   */
  String embed(String side, String ids, Span span) {
    return positions.add(side, table.vectors(side, ids), span);
  }
}
