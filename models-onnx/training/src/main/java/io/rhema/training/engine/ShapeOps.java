package io.rhema.training.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Operators that move or re-read elements without computing new ones. */
final class ShapeOps {
  static final Map<String, Op> ALL =
      Map.of(
          "Cast", ShapeOps::cast,
          "Concat", ShapeOps::concat,
          "Expand", ShapeOps::expand,
          "Identity", call -> call.input(0),
          "Range", ShapeOps::range,
          "Reshape", ShapeOps::reshape,
          "Shape", ShapeOps::shape,
          "Squeeze", ShapeOps::squeeze,
          "Transpose", ShapeOps::transpose,
          "Unsqueeze", ShapeOps::unsqueeze);

  // ONNX TensorProto.DataType
  private static final int FLOAT = 1;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int BOOL = 9;

  private ShapeOps() {}

  private static Value shape(OpCall call) {
    long[] shape = call.input(0).shape();
    return OpCall.host(shape, shape.length);
  }

  private static Value cast(OpCall call) {
    int type = (int) call.node().attributes().integer("to", FLOAT);
    if (type == INT64 && call.allOnHost()) {
      return call.input(0);
    }
    return OpCall.device(
        call.tensor(0)
            .to(
                switch (type) {
                  case FLOAT -> ScalarType.Float;
                  case INT32 -> ScalarType.Int;
                  case INT64 -> ScalarType.Long;
                  case BOOL -> ScalarType.Bool;
                  default -> throw call.unsupported("casts to ONNX data type " + type);
                }));
  }

  private static Value concat(OpCall call) {
    if (call.allOnHost() && call.input(0).shape().length == 1) {
      long[] all =
          call.inputs().stream()
              .flatMapToLong(value -> LongStream.of(((HostValue) value).data()))
              .toArray();
      return OpCall.host(all, all.length);
    }
    TensorVector parts = new TensorVector();
    call.inputs().forEach(value -> parts.push_back(value.tensor()));
    return OpCall.device(torch.cat(parts, call.node().attributes().integer("axis", 0)));
  }

  private static Value expand(OpCall call) {
    long[] target = call.integers(1);
    long[] own = call.input(0).shape();
    int rank = Math.max(target.length, own.length);
    long[] shape = new long[rank];
    for (int i = 1; i <= rank; i++) {
      long wanted = i <= target.length ? target[target.length - i] : 1;
      // ONNX broadcasts both ways: a wanted length of 1 leaves the axis as it is.
      shape[rank - i] = wanted == 1 && i <= own.length ? own[own.length - i] : wanted;
    }
    return OpCall.device(call.tensor(0).expand(shape));
  }

  /** Integers only: positions. */
  private static Value range(OpCall call) {
    long start = call.integers(0)[0];
    long limit = call.integers(1)[0];
    long step = call.integers(2)[0];
    long count = Math.max(0, (limit - start + step - Long.signum(step)) / step);
    return OpCall.host(LongStream.range(0, count).map(i -> start + i * step).toArray(), count);
  }

  private static Value reshape(OpCall call) {
    long[] own = call.input(0).shape();
    long[] target = call.integers(1).clone();
    for (int i = 0; i < target.length; i++) {
      target[i] = target[i] == 0 ? own[i] : target[i];
    }
    return view(call.input(0), target);
  }

  private static Value transpose(OpCall call) {
    int rank = call.input(0).shape().length;
    long[] order =
        call.node()
            .attributes()
            .integers("perm")
            .orElseGet(() -> LongStream.range(0, rank).map(i -> rank - 1 - i).toArray());
    return OpCall.device(call.tensor(0).permute(order));
  }

  private static Value unsqueeze(OpCall call) {
    long[] own = call.input(0).shape();
    long[] axes = call.axes(1);
    int rank = own.length + axes.length;
    long[] shape = new long[rank];
    for (long axis : axes) {
      shape[(int) (axis < 0 ? axis + rank : axis)] = 1;
    }
    int next = 0;
    for (int i = 0; i < rank; i++) {
      shape[i] = shape[i] == 1 ? 1 : own[next++];
    }
    return view(call.input(0), shape);
  }

  private static Value squeeze(OpCall call) {
    long[] own = call.input(0).shape();
    long[] axes =
        Arrays.stream(call.axes(1)).map(axis -> axis < 0 ? axis + own.length : axis).toArray();
    long[] shape =
        LongStream.range(0, own.length)
            .filter(i -> own[(int) i] != 1 || (axes.length > 0 && !contains(axes, i)))
            .map(i -> own[(int) i])
            .toArray();
    return view(call.input(0), shape);
  }

  private static boolean contains(long[] values, long wanted) {
    return Arrays.stream(values).anyMatch(value -> value == wanted);
  }

  private static Value view(Value value, long[] shape) {
    if (value instanceof HostValue host && Arrays.stream(shape).allMatch(length -> length >= 0)) {
      return OpCall.host(host.data(), shape);
    }
    Tensor tensor = value.tensor();
    return OpCall.device(tensor.reshape(shape));
  }
}
