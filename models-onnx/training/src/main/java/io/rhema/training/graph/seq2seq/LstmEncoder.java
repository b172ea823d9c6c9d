package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Masks;
import io.rhema.training.graph.layer.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;

/** The encoder: source ids to one vector for each, and to the states that the decoder starts in. */
final class LstmEncoder {
  private static final String SIDE = "encoder";

  private final Layers layers;
  private final GraphBuilder b;
  private final LstmShape shape;

  /**
   * @param vectors {@code [batch, source, hidden]}
   * @param starts one for each layer of the decoder, {@code [batch, hidden]}
   */
  record Result(String vectors, List<RecurrentLayer.State> starts) {}

  LstmEncoder(Layers layers, LstmShape shape) {
    this.layers = layers;
    b = layers.builder();
    this.shape = shape;
  }

  /**
   * Adds the layers.
   *
   * @param ids int64 {@code [batch, source]}
   * @param mask int64 {@code [batch, source]}, 0 for padding
   */
  Result add(String ids, String mask) {
    String lengths = new Masks(b).lengths(SIDE + "/lengths", mask);
    String rows = SharedTable.of(layers, shape).vectors(SIDE, ids);
    String x = layers.transpose(SIDE + "/by_token", rows, 1, 0, 2);
    RecurrentLayer.State last = null;
    for (int i = 0; i < shape.encoderLayers(); i++) {
      RecurrentLayer.Result made =
          LstmShape.layer(layers)
              .rows(SIDE + ".lstm." + i, x, shape.hidden(), shape.hidden() / 2, 2, lengths);
      x = made.vectors();
      last = made.last();
    }
    return new Result(layers.transpose(SIDE + "/by_row", x, 1, 0, 2), starts(last));
  }

  private List<RecurrentLayer.State> starts(RecurrentLayer.State last) {
    String hidden = sideBySide("hidden", last.hidden());
    String cell = sideBySide("cell", last.cell());
    List<RecurrentLayer.State> starts = new ArrayList<>();
    for (int i = 0; i < shape.decoderLayers(); i++) {
      String name = "bridge." + i;
      String start = layers.linear(name + ".hidden", hidden, shape.hidden(), shape.hidden());
      starts.add(
          new RecurrentLayer.State(
              b.op("Tanh", name + "/start", List.of(start)),
              layers.linear(name + ".cell", cell, shape.hidden(), shape.hidden())));
    }
    return starts;
  }

  /** The last states of both directions as one vector. */
  private String sideBySide(String what, String states) {
    String byRow = layers.transpose("bridge/" + what, states, 1, 0, 2);
    return layers.reshape("bridge/flat_" + what, byRow, 0, shape.hidden());
  }
}
