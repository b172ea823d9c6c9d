package io.rhema.training.engine;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The LSTM of ONNX on libtorch's. A row's length decides where its backward direction starts, so
 * rows of different length are packed, the longest first.
 *
 * <p>Dropout goes before each layer, where a connection does not recur (Zaremba et al. 2014,
 * "Recurrent Neural Network Regularization").
 */
final class RecurrentOps {
  private static final int GATES = 4;

  private RecurrentOps() {}

  /** Inputs X, W, R, B, lengths, first hidden and cell states; outputs Y and the last states. */
  static List<Value> lstm(OpCall call) {
    Tensor x = FusedOps.dropped(call.tensor(0), call.pass());
    Tensor recurrent = call.tensor(2);
    long directions = recurrent.size(0);
    long width = recurrent.size(2);
    String direction = call.node().attributes().text("direction", "forward");
    if (!direction.equals(directions == 2 ? "bidirectional" : "forward") || !call.has(3)) {
      throw call.unsupported(
          "direction=%s with%s bias; supported are forward and bidirectional, with bias"
              .formatted(direction, call.has(3) ? "" : "out"));
    }
    Tensor none = torch.zeros(directions, x.size(1), width);
    TensorVector states =
        new TensorVector(
            call.has(5) ? call.tensor(5) : none, call.has(6) ? call.tensor(6) : none.clone());
    TensorVector weights = weights(call, directions, width);
    return call.has(4)
        ? packed(x, call.tensor(4).to(ScalarType.Long), states, weights)
        : whole(x, states, weights);
  }

  private static TensorVector weights(OpCall call, long directions, long width) {
    TensorVector weights = new TensorVector();
    for (long i = 0; i < directions; i++) {
      Tensor bias = call.tensor(3).select(0, i);
      weights.push_back(inTorchOrder(call.tensor(1).select(0, i)));
      weights.push_back(inTorchOrder(call.tensor(2).select(0, i)));
      weights.push_back(inTorchOrder(bias.narrow(0, 0, GATES * width)));
      weights.push_back(inTorchOrder(bias.narrow(0, GATES * width, GATES * width)));
    }
    return weights;
  }

  /** ONNX has the gates input, output, forget, cell; libtorch input, forget, cell, output. */
  private static Tensor inTorchOrder(Tensor gates) {
    long width = gates.size(0) / GATES;
    return torch.cat(
        new TensorVector(
            gates.narrow(0, 0, width),
            gates.narrow(0, 2 * width, width),
            gates.narrow(0, 3 * width, width),
            gates.narrow(0, width, width)),
        0);
  }

  private static List<Value> whole(Tensor x, TensorVector states, TensorVector weights) {
    boolean both = states.get(0).size(0) == 2;
    var made = torch.lstm(x, states, weights, true, 1, 0.0, false, both, false);
    return results(made.get0(), made.get1(), made.get2());
  }

  private static List<Value> packed(
      Tensor x, Tensor lengths, TensorVector states, TensorVector weights) {
    PackedSequence rows = torch.pack_padded_sequence(x, lengths, false, false);
    Tensor order = rows.sorted_indices();
    Tensor back = rows.unsorted_indices();
    TensorVector ordered =
        new TensorVector(
            states.get(0).index_select(1, order), states.get(1).index_select(1, order));
    boolean both = states.get(0).size(0) == 2;
    var made =
        torch.lstm(rows.data(), rows.batch_sizes(), ordered, weights, true, 1, 0.0, false, both);
    PackedSequence read = new PackedSequence(made.get0(), rows.batch_sizes(), order, back);
    Tensor padded = torch.pad_packed_sequence(read, false, 0.0, new LongOptional(x.size(0))).get0();
    return results(padded, made.get1().index_select(1, back), made.get2().index_select(1, back));
  }

  /** {@code [tokens, rows, directions * width]} to {@code [tokens, directions, rows, width]}. */
  private static List<Value> results(Tensor vectors, Tensor hidden, Tensor cell) {
    Tensor apart =
        vectors.reshape(vectors.size(0), vectors.size(1), hidden.size(0), hidden.size(2));
    return List.of(
        OpCall.device(apart.permute(0, 2, 1, 3)), OpCall.device(hidden), OpCall.device(cell));
  }
}
