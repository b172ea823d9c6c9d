package io.rhema.training.graph.layer;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.layer.RecurrentLayer.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of recurrent layers as inputs and outputs of a graph that serves step by step: {@code
 * past_states.0.hidden}, and {@code past_states.0.cell} of an LSTM, come in, {@code
 * present_states.0.hidden} and so on go out, each {@code [batch, width]}. Before the first step
 * they are what an encoder gave, or zeros.
 */
public final class ServedStates {

  private ServedStates() {}

  /** Declares the inputs, those of each layer in turn. */
  public static List<State> inputs(GraphBuilder b, Cell cell, int layers, int width) {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      String name = "past_states." + i;
      String hidden = b.input(name + ".hidden", DataType.FLOAT, "batch", width);
      String cells =
          cell == Cell.LSTM ? b.input(name + ".cell", DataType.FLOAT, "batch", width) : "";
      states.add(new State(hidden, cells));
    }
    return states;
  }

  /** Makes the state of each layer an output. */
  public static void outputs(GraphBuilder b, List<State> states, int width) {
    for (int i = 0; i < states.size(); i++) {
      String name = "present_states." + i;
      give(b, states.get(i).hidden(), name + ".hidden", width);
      if (!states.get(i).cell().isEmpty()) {
        give(b, states.get(i).cell(), name + ".cell", width);
      }
    }
  }

  private static void give(GraphBuilder b, String value, String output, int width) {
    b.into("", "Identity", output, List.of(value), List.of(output));
    b.output(output, DataType.FLOAT, "batch", width);
  }
}
