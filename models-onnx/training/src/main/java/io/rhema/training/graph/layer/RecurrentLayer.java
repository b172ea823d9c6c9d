package io.rhema.training.graph.layer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/** One recurrent layer, under the name of its weights. */
public final class RecurrentLayer {
  private final Layers layers;
  private final GraphBuilder b;
  private final Cell cell;
  private final RecurrentStart start;

  /**
   * What a layer remembers of the tokens it has read.
   *
   * @param hidden name of the value {@code [directions, batch, width]}, unless a method says
   *     otherwise
   * @param cell the same; empty if the layer has no second state
   */
  public record State(String hidden, String cell) {}

  /**
   * @param vectors {@code [tokens, batch, directions * width]}
   * @param last the state after a row's last token
   */
  public record Result(String vectors, State last) {}

  public RecurrentLayer(Layers layers, Cell cell, RecurrentStart start) {
    this.layers = layers;
    b = layers.builder();
    this.cell = cell;
    this.start = start;
  }

  /**
   * Reads rows of different length from their first token on, or from both ends.
   *
   * @param x {@code [tokens, batch, in]}
   * @param width of the vectors of each direction
   * @param directions 1 or 2
   * @param lengths int32 {@code [batch]}: the tokens behind are padding and give zeros
   */
  public Result rows(String name, String x, int in, int width, int directions, String lengths) {
    return add(name, x, in, width, directions, List.of(lengths));
  }

  /**
   * Reads from left to right, from a state on.
   *
   * @param x {@code [tokens, batch, in]}
   * @param from {@code [batch, width]}, as the state that is answered
   */
  public Result goOn(String name, String x, int in, int width, State from) {
    List<String> states = new ArrayList<>(List.of("", direction(name + "/hidden", from.hidden())));
    if (cell == Cell.LSTM) {
      states.add(direction(name + "/cell", from.cell()));
    }
    Result made = add(name, x, in, width, 1, states);
    String hidden = row(name + "/end_hidden", made.last().hidden(), width);
    String cells = cell == Cell.LSTM ? row(name + "/end_cell", made.last().cell(), width) : "";
    return new Result(made.vectors(), new State(hidden, cells));
  }

  private String direction(String name, String state) {
    return b.unsqueeze(name, state, 0);
  }

  private String row(String name, String state, int width) {
    return layers.reshape(name, state, -1, width);
  }

  private Result add(
      String name, String x, int in, int width, int directions, List<String> lengthsAndStates) {
    Parameters parameters = layers.parameters();
    int parts = cell.parts() * width;
    List<String> inputs = new ArrayList<>(List.of(x));
    inputs.add(
        parameters.weight(name + ".weight_input", start.input(cell, width), directions, parts, in));
    inputs.add(
        parameters.weight(
            name + ".weight_hidden", start.hidden(cell, width), directions, parts, width));
    inputs.add(parameters.weight(name + ".bias", start.bias(cell, width), directions, 2 * parts));
    inputs.addAll(lengthsAndStates);
    List<String> made =
        b.op("", cell.name(), name, inputs, 1 + cell.states(), attributes(width, directions));
    String together = layers.transpose(name + "/together", made.get(0), 0, 2, 1, 3);
    String vectors = layers.reshape(name + "/vectors", together, 0, 0, (long) directions * width);
    return new Result(vectors, new State(made.get(1), cell == Cell.LSTM ? made.get(2) : ""));
  }

  private AttributeProto[] attributes(int width, int directions) {
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(Attributes.of("hidden_size", width));
    attributes.add(Attributes.of("direction", directions == 2 ? "bidirectional" : "forward"));
    if (cell == Cell.GRU) {
      attributes.add(Attributes.of("linear_before_reset", 1));
    }
    return attributes.toArray(AttributeProto[]::new);
  }
}
