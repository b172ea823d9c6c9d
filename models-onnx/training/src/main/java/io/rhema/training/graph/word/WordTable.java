package io.rhema.training.graph.word;

import io.rhema.training.graph.layer.InitialWeights;
import io.rhema.training.graph.layer.Layers;
import java.util.List;

/** The vectors of the words, a row for each id. */
final class WordTable {
  /** The table {@code [vocabulary, width]}. */
  static final String WEIGHT = "embeddings.weight";

  /** As Merity et al. 2018 have it ("Regularizing and Optimizing LSTM Language Models"). */
  private static final InitialWeights START = InitialWeights.uniform(0.1);

  private WordTable() {}

  /** {@code [batch, words, width]} of ids {@code [batch, words]}. */
  static String rows(Layers layers, String ids, int vocabulary, int width) {
    String table = layers.parameters().weight(WEIGHT, START, vocabulary, width);
    return layers.builder().op("Gather", "embeddings/rows", List.of(table, ids));
  }
}
