package io.rhema.training.graph.word;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Masks;
import io.rhema.training.graph.layer.RecurrentLayer;
import io.rhema.training.graph.layer.RecurrentLayer.Result;
import io.rhema.training.graph.layer.RecurrentLayer.State;
import io.rhema.training.graph.layer.RecurrentStart;
import java.util.ArrayList;
import java.util.List;

/** Writes a {@link RecurrentNetwork}. */
final class RecurrentEncoder {
  private final Layers layers;
  private final GraphBuilder b;
  private final RecurrentNetwork network;
  private final int vocabulary;

  /**
   * @param vectors {@code [batch, words, width]}
   * @param ends the state of each layer behind the last word, {@code [batch, hidden]}
   */
  record Continued(String vectors, List<State> ends) {}

  RecurrentEncoder(Layers layers, RecurrentNetwork network, int vocabulary) {
    this.layers = layers;
    b = layers.builder();
    this.network = network;
    this.vocabulary = vocabulary;
  }

  /**
   * Adds all, with the network's summary.
   *
   * @param ids int64 {@code [batch, words]}
   * @param mask int64 {@code [batch, words]}, 0 for padding, which stands behind the words
   * @return {@code [batch, width]}, or {@code [batch, words, width]}
   */
  String add(String ids, String mask) {
    Result read = read(ids, mask);
    return network.summary() == Summary.LAST
        ? sideBySide(read.last().hidden())
        : Summaries.add(b, network.summary(), byRow(read.vectors()), mask);
  }

  /** The same, each word's vector whatever the network's summary is. */
  String addAll(String ids, String mask) {
    return byRow(read(ids, mask).vectors());
  }

  private Result read(String ids, String mask) {
    String lengths = new Masks(b).lengths("lengths", mask);
    String x = words(ids);
    int in = network.embedding();
    Result made = null;
    for (int i = 0; i < network.layers(); i++) {
      made = layer().rows(name(i), x, in, network.hidden(), network.directions(), lengths);
      x = made.vectors();
      in = network.width();
    }
    return made;
  }

  /**
   * Goes on where an earlier word ended; for one direction.
   *
   * @param ids int64 {@code [batch, words]}, without padding
   * @param starts the state of each layer, {@code [batch, hidden]}
   */
  Continued goOn(String ids, List<State> starts) {
    String x = words(ids);
    int in = network.embedding();
    List<State> ends = new ArrayList<>();
    for (int i = 0; i < network.layers(); i++) {
      Result made = layer().goOn(name(i), x, in, network.hidden(), starts.get(i));
      x = made.vectors();
      in = network.hidden();
      ends.add(made.last());
    }
    return new Continued(byRow(x), ends);
  }

  private RecurrentLayer layer() {
    return new RecurrentLayer(layers, network.cell(), RecurrentStart.ORTHOGONAL);
  }

  private static String name(int layer) {
    return "recurrent." + layer;
  }

  private String words(String ids) {
    String rows = WordTable.rows(layers, ids, vocabulary, network.embedding());
    return layers.transpose("recurrent/by_word", rows, 1, 0, 2);
  }

  private String byRow(String vectors) {
    return layers.transpose("recurrent/by_row", vectors, 1, 0, 2);
  }

  /** The last states of the directions as one vector. */
  private String sideBySide(String states) {
    String byRow = layers.transpose("summary/states", states, 1, 0, 2);
    return layers.reshape("summary/vector", byRow, -1, network.width());
  }
}
