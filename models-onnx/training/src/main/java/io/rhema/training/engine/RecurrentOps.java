package io.rhema.training.engine;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The recurrent layers of ONNX on libtorch's. A row's length decides where its backward direction
 * starts: each row is turned around by itself, and each direction reads all columns in one call.
 * That is about twice as fast as packing the rows, although it reads padding, for packed rows have
 * no fused kernel.
 *
 * <p>Dropout goes before each layer, where a connection does not recur (Zaremba et al. 2014,
 * "Recurrent Neural Network Regularization").
 */
final class RecurrentOps {
  private static final int BIAS = 3;
  private static final int LENGTHS = 4;
  private static final int FIRST_STATES = 5;
  private static final int PEEPHOLES = 7;
  private static final int LAST_CELLS = 2;

  private final RecurrentKind kind;
  private final OpCall call;
  private final Tensor x;
  private final int directions;
  private final long width;
  private final RowLengths lengths;

  private RecurrentOps(RecurrentKind kind, OpCall call) {
    this.kind = kind;
    this.call = call;
    directions = (int) call.tensor(2).size(0);
    width = call.tensor(2).size(2);
    requireSupported();
    x = FusedOps.dropped(call.tensor(0), call.pass());
    lengths =
        call.has(LENGTHS)
            ? new RowLengths(call.tensor(LENGTHS).to(ScalarType.Long), x.size(0))
            : null;
  }

  /** Inputs X, W, R, B, lengths and first states; outputs Y and the last states. */
  static MultiOp of(RecurrentKind kind) {
    return call -> new RecurrentOps(kind, call).outputs();
  }

  private void requireSupported() {
    NodeAttributes attributes = call.node().attributes();
    String direction = attributes.text("direction", "forward");
    if (!direction.equals(directions == 2 ? "bidirectional" : "forward") || !call.has(BIAS)) {
      throw call.unsupported(
          "direction=%s with%s bias; supported are forward and bidirectional, with bias"
              .formatted(direction, call.has(BIAS) ? "" : "out"));
    }
    if (!kind.hasActivations(attributes.texts("activations"))) {
      throw call.unsupported(
          "it has activations=%s, only the usual ones are"
              .formatted(attributes.texts("activations")));
    }
    if (kind == RecurrentKind.GRU && attributes.integer("linear_before_reset", 0) != 1) {
      throw call.unsupported("it has linear_before_reset=0, only 1 is");
    }
    if (attributes.real("clip", 0) != 0
        || attributes.integer("layout", 0) != 0
        || attributes.integer("input_forget", 0) != 0
        || call.has(PEEPHOLES)) {
      throw call.unsupported("it has a clip, a layout, coupled gates or peepholes, none is");
    }
  }

  private List<Value> outputs() {
    List<RecurrentKind.Read> reads = new ArrayList<>();
    for (int direction = 0; direction < directions; direction++) {
      reads.add(read(direction));
    }
    List<Value> outputs = new ArrayList<>();
    TensorVector vectors = new TensorVector();
    reads.forEach(read -> vectors.push_back(read.vectors()));
    outputs.add(OpCall.device(torch.stack(vectors, 1)));
    for (int state = 0; state < reads.get(0).last().size(); state++) {
      TensorVector last = new TensorVector();
      for (RecurrentKind.Read read : reads) {
        last.push_back(read.last().get(state));
      }
      outputs.add(OpCall.device(torch.cat(last, 0)));
    }
    return outputs;
  }

  private RecurrentKind.Read read(int direction) {
    if (lengths == null) {
      return direction == 0 ? whole(x, 0) : turnedAround();
    }
    Tensor turned = direction == 0 ? x : lengths.turned(x);
    RecurrentKind.Read read = lastCells() ? packed(turned, direction) : cut(turned, direction);
    return direction == 0
        ? read
        : new RecurrentKind.Read(lengths.turned(read.vectors()), read.last());
  }

  private RecurrentKind.Read whole(Tensor rows, int direction) {
    return kind.read(rows, firstStates(direction), weights(direction));
  }

  private RecurrentKind.Read turnedAround() {
    RecurrentKind.Read read = whole(x.flip(0), 1);
    return new RecurrentKind.Read(read.vectors().flip(0), read.last());
  }

  /** All columns, of which those behind a row's length count for nothing. */
  private RecurrentKind.Read cut(Tensor rows, int direction) {
    Tensor vectors = lengths.cut(whole(rows, direction).vectors());
    return new RecurrentKind.Read(vectors, List.of(lengths.last(vectors)));
  }

  private RecurrentKind.Read packed(Tensor rows, int direction) {
    List<Tensor> first = firstStates(direction);
    return PackedLstm.read(rows, lengths.lengths(), first, weights(direction));
  }

  /** The cells behind a row's last token; no call tells them of rows that are not packed. */
  private boolean lastCells() {
    List<String> outputs = call.node().outputs();
    return outputs.size() > LAST_CELLS && !outputs.get(LAST_CELLS).isEmpty();
  }

  private List<Tensor> firstStates(int direction) {
    List<Tensor> states = new ArrayList<>();
    for (int state = 0; state < kind.states(); state++) {
      states.add(
          call.has(FIRST_STATES + state)
              ? call.tensor(FIRST_STATES + state).narrow(0, direction, 1)
              : torch.zeros(1, x.size(1), width));
    }
    return states;
  }

  private TensorVector weights(int direction) {
    long parts = kind.parts() * width;
    Tensor bias = call.tensor(BIAS).select(0, direction);
    TensorVector weights = new TensorVector();
    weights.push_back(kind.inTorchOrder(call.tensor(1).select(0, direction)));
    weights.push_back(kind.inTorchOrder(call.tensor(2).select(0, direction)));
    weights.push_back(kind.inTorchOrder(bias.narrow(0, 0, parts)));
    weights.push_back(kind.inTorchOrder(bias.narrow(0, parts, parts)));
    return weights;
  }
}
