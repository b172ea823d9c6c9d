package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Masks;
import io.rhema.training.graph.layer.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;

/** The decoder: target ids to one vector for each, from which the next id is told. */
final class LstmDecoder {
  private static final String SIDE = "decoder";

  private final Layers layers;
  private final GraphBuilder b;
  private final LstmShape shape;

  /**
   * @param vectors {@code [batch, targets, hidden]}
   * @param ends the state of each layer behind the last target, {@code [batch, hidden]}
   * @param shares how much each target looks at each source token, {@code [batch, targets, source]}
   */
  record Result(String vectors, List<RecurrentLayer.State> ends, String shares) {}

  LstmDecoder(Layers layers, LstmShape shape) {
    this.layers = layers;
    b = layers.builder();
    this.shape = shape;
  }

  /**
   * Adds the layers.
   *
   * @param ids int64 {@code [batch, targets]}
   * @param starts the state of each layer, {@code [batch, hidden]}
   * @param source the encoder's vectors, {@code [batch, source, hidden]}
   * @param mask the source's, int64 {@code [batch, source]}
   */
  Result add(String ids, List<RecurrentLayer.State> starts, String source, String mask) {
    String rows = SharedTable.of(layers, shape).vectors(SIDE, ids);
    String x = layers.transpose(SIDE + "/by_token", rows, 1, 0, 2);
    List<RecurrentLayer.State> ends = new ArrayList<>();
    for (int i = 0; i < shape.decoderLayers(); i++) {
      String name = SIDE + ".lstm." + i;
      RecurrentLayer.Result made =
          LstmShape.layer(layers).goOn(name, x, shape.hidden(), shape.hidden(), starts.get(i));
      x = made.vectors();
      ends.add(made.last());
    }
    return attend(layers.transpose(SIDE + "/by_row", x, 1, 0, 2), ends, source, mask);
  }

  /** {@code tanh(W [context, h])} with {@code softmax(h A sourceᵀ)} as the shares of the source. */
  private Result attend(String h, List<RecurrentLayer.State> ends, String source, String mask) {
    String name = SIDE + ".attention";
    String query = layers.linear(name + ".score", h, shape.hidden(), shape.hidden());
    String keys = layers.transpose(name + "/keys", source, 0, 2, 1);
    String scores = b.op("MatMul", name + "/scores", List.of(query, keys));
    String padding = new Masks(b).paddingOfOneHead(mask);
    String masked = b.op("Add", name + "/masked", List.of(scores, padding));
    String shares = b.op("Softmax", name + "/shares", List.of(masked), Attributes.of("axis", -1));
    String context = b.op("MatMul", name + "/context", List.of(shares, source));
    String both = b.op("Concat", name + "/both", List.of(context, h), Attributes.of("axis", -1));
    String combined = layers.linear(name + ".combine", both, 2 * shape.hidden(), shape.hidden());
    return new Result(b.op("Tanh", name + "/tanh", List.of(combined)), ends, shares);
  }
}
