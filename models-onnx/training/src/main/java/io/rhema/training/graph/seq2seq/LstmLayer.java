package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/** One recurrent layer, under the name of its weights. */
final class LstmLayer {
  private static final int GATES = 4;

  private final Layers layers;
  private final GraphBuilder b;

  /**
   * What a layer is and what it makes of a row.
   *
   * @param hidden {@code [directions, batch, width]}
   * @param cell {@code [directions, batch, width]}
   */
  record State(String hidden, String cell) {}

  /**
   * @param vectors {@code [tokens, batch, directions * width]}
   * @param last the state after a row's last token
   */
  record Result(String vectors, State last) {}

  LstmLayer(Layers layers) {
    this.layers = layers;
    b = layers.builder();
  }

  /**
   * Reads from both ends, each half as wide as the vectors.
   *
   * @param x {@code [tokens, batch, width]}
   * @param lengths int32 {@code [batch]}: the tokens behind are padding and give zeros
   */
  Result bidirectional(String name, String x, int width, String lengths) {
    return add(name, List.of(x), width, width / 2, 2, List.of(lengths));
  }

  /** Reads from left to right, from a state on. */
  Result forward(String name, String x, int width, State start) {
    return add(name, List.of(x), width, width, 1, List.of("", start.hidden(), start.cell()));
  }

  private Result add(
      String name, List<String> x, int in, int width, int directions, List<String> more) {
    double bound = 1 / Math.sqrt(width);
    Parameters parameters = layers.parameters();
    List<String> inputs = new ArrayList<>(x);
    inputs.add(parameters.recurrent(name + ".weight_input", bound, directions, GATES * width, in));
    inputs.add(
        parameters.recurrent(name + ".weight_hidden", bound, directions, GATES * width, width));
    inputs.add(parameters.recurrent(name + ".bias", bound, directions, 2 * GATES * width));
    inputs.addAll(more);
    List<String> made =
        b.op(
            "",
            "LSTM",
            name,
            inputs,
            3,
            Attributes.of("hidden_size", width),
            Attributes.of("direction", directions == 2 ? "bidirectional" : "forward"));
    String together = layers.transpose(name + "/together", made.get(0), 0, 2, 1, 3);
    String vectors = layers.reshape(name + "/vectors", together, 0, 0, directions * width);
    return new Result(vectors, new State(made.get(1), made.get(2)));
  }
}
