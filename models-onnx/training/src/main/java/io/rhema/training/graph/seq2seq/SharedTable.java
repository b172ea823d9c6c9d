package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.TiedTable;
import io.rhema.training.graph.layer.VocabularyHead;

/** The one table of source, target and output. */
final class SharedTable {
  /** The table {@code [vocabulary, hidden]}. */
  static final String WEIGHT = "shared.weight";

  private SharedTable() {}

  static TiedTable of(Layers layers, Seq2SeqShape shape) {
    return new TiedTable(layers, WEIGHT, shape.vocabulary(), shape.hidden());
  }

  /** What tells the next target from a vector. */
  static VocabularyHead head(Layers layers, Seq2SeqShape shape) {
    return new VocabularyHead(layers, shape.vocabulary(), shape.hidden(), of(layers, shape));
  }
}
