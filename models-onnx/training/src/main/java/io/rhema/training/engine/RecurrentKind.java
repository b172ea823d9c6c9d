package io.rhema.training.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The recurrent layers that ONNX and libtorch both have, each in one call of libtorch. */
enum RecurrentKind {
  /** Gates input, output, forget and cell in ONNX; input, forget, cell and output in libtorch. */
  LSTM(List.of("Sigmoid", "Tanh", "Tanh"), 2, 0, 2, 3, 1) {
    @Override
    Read read(Tensor x, List<Tensor> states, TensorVector weights) {
      TensorVector first = new TensorVector(states.get(0), states.get(1));
      boolean training = GradMode.is_enabled();
      var made = torch.lstm(x, first, weights, true, 1, 0.0, training, false, false);
      return new Read(made.get0(), List.of(made.get1(), made.get2()));
    }
  },

  /** Gates update, reset and hidden in ONNX; reset, update and hidden in libtorch. */
  GRU(List.of("Sigmoid", "Tanh"), 1, 1, 0, 2) {
    @Override
    Read read(Tensor x, List<Tensor> states, TensorVector weights) {
      boolean training = GradMode.is_enabled();
      var made = torch.gru(x, states.get(0), weights, true, 1, 0.0, training, false, false);
      return new Read(made.get0(), List.of(made.get1()));
    }
  },

  /** Nothing but the new state, through a hyperbolic tangent. */
  RNN(List.of("Tanh"), 1, 0) {
    @Override
    Read read(Tensor x, List<Tensor> states, TensorVector weights) {
      boolean training = GradMode.is_enabled();
      var made = torch.rnn_tanh(x, states.get(0), weights, true, 1, 0.0, training, false, false);
      return new Read(made.get0(), List.of(made.get1()));
    }
  };

  private final List<String> activations;
  private final int states;
  private final int[] order;

  /**
   * @param vectors {@code [tokens, rows, width]}
   * @param last the states behind the last column, {@code [1, rows, width]}
   */
  record Read(Tensor vectors, List<Tensor> last) {}

  RecurrentKind(List<String> activations, int states, int... order) {
    this.activations = activations;
    this.states = states;
    this.order = order;
  }

  /** How many states go from token to token. */
  int states() {
    return states;
  }

  /** Whether these are the activations of libtorch's layer, in each direction. */
  boolean hasActivations(List<String> given) {
    return IntStream.range(0, given.size())
        .allMatch(i -> given.get(i).equals(activations.get(i % activations.size())));
  }

  /** How many products each token takes. */
  int parts() {
    return order.length;
  }

  /**
   * Reads one direction, all rows over all columns.
   *
   * @param x {@code [tokens, rows, in]}
   * @param states {@code [1, rows, width]}
   * @param weights in libtorch's order
   */
  abstract Read read(Tensor x, List<Tensor> states, TensorVector weights);

  /** Parts of equal size along the first axis, from ONNX's order to libtorch's. */
  Tensor inTorchOrder(Tensor parts) {
    if (order.length == 1) {
      return parts;
    }
    long size = parts.size(0) / order.length;
    TensorVector ordered = new TensorVector();
    for (int part : order) {
      ordered.push_back(parts.narrow(0, part * size, size));
    }
    return torch.cat(ordered, 0);
  }
}
