package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
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
  record Result(String vectors, List<LstmLayer.State> starts) {}

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
    String count = b.reduce("ReduceSum", SIDE + "/count", mask, 1, false);
    String lengths =
        b.op("Cast", SIDE + "/lengths", List.of(count), Attributes.of("to", DataType.INT32_VALUE));
    String rows = new TiedTable(layers, shape).vectors(SIDE, ids);
    String x = layers.transpose(SIDE + "/by_token", rows, 1, 0, 2);
    LstmLayer.State last = null;
    for (int i = 0; i < shape.encoderLayers(); i++) {
      LstmLayer.Result made =
          new LstmLayer(layers).bidirectional(SIDE + ".lstm." + i, x, shape.hidden(), lengths);
      x = made.vectors();
      last = made.last();
    }
    return new Result(layers.transpose(SIDE + "/by_row", x, 1, 0, 2), starts(last));
  }

  private List<LstmLayer.State> starts(LstmLayer.State last) {
    String hidden = sideBySide("hidden", last.hidden());
    String cell = sideBySide("cell", last.cell());
    List<LstmLayer.State> starts = new ArrayList<>();
    for (int i = 0; i < shape.decoderLayers(); i++) {
      String name = "bridge." + i;
      String start = layers.linear(name + ".hidden", hidden, shape.hidden(), shape.hidden());
      starts.add(
          new LstmLayer.State(
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
