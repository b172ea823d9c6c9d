package io.rhema.training.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Operators that pick elements. */
final class IndexOps {
  static final Map<String, Op> ALL = Map.of("Gather", IndexOps::gather, "Slice", IndexOps::slice);

  private IndexOps() {}

  private static Value gather(OpCall call) {
    int axis = (int) call.node().attributes().integer("axis", 0);
    Value data = call.input(0);
    if (data instanceof HostValue host
        && call.input(1) instanceof HostValue index
        && host.shape().length == 1) {
      long[] from = host.data();
      long[] picked =
          Arrays.stream(index.data()).map(i -> from[(int) (i < 0 ? i + from.length : i)]).toArray();
      return OpCall.host(picked, index.shape());
    }
    if (axis == 0 && data.shape().length == 2) {
      return OpCall.device(rows(call));
    }
    return OpCall.device(alongAxis(data.tensor(), axis, call.input(1)));
  }

  private static Tensor rows(OpCall call) {
    Value ids = call.input(1);
    if (call.input(0) instanceof TableValue table) {
      if (call.pass().lazyRows() != null && ids instanceof HostValue host) {
        return call.pass()
            .lazyRows()
            .select(table.name(), table.tensor(), host.data(), host.shape());
      }
      return torch.embedding(table.tensor(), ids.tensor());
    }
    return torch.embedding(call.tensor(0), ids.tensor());
  }

  private static Tensor alongAxis(Tensor data, int axis, Value index) {
    long[] own = data.shape();
    long[] shape =
        LongStream.concat(
                LongStream.concat(Arrays.stream(own, 0, axis), Arrays.stream(index.shape())),
                Arrays.stream(own, axis + 1, own.length))
            .toArray();
    return data.index_select(axis, index.tensor().reshape(-1)).reshape(shape);
  }

  /** Parts along an axis: equal ones, or of the lengths that the second input gives. */
  static List<Value> split(OpCall call) {
    Tensor data = call.tensor(0);
    long axis = call.node().attributes().integer("axis", 0);
    int parts = call.node().outputs().size();
    if (!call.has(1) && data.size(axis) % parts != 0) {
      throw call.unsupported(
          "%d do not fall into %d equal parts".formatted(data.size(axis), parts));
    }
    TensorVector made =
        call.has(1)
            ? torch.split_with_sizes(data, call.integers(1), axis)
            : torch.split(data, data.size(axis) / parts, axis);
    return IntStream.range(0, parts).mapToObj(i -> OpCall.device(made.get(i))).toList();
  }

  private static Value slice(OpCall call) {
    long[] starts = call.integers(1);
    long[] ends = call.integers(2);
    long[] axes = call.has(3) ? call.integers(3) : LongStream.range(0, starts.length).toArray();
    if (call.has(4) && Arrays.stream(call.integers(4)).anyMatch(step -> step != 1)) {
      throw call.unsupported("it slices with steps " + Arrays.toString(call.integers(4)));
    }
    if (call.input(0) instanceof HostValue host && host.shape().length == 1) {
      int size = host.data().length;
      int from = (int) bound(starts[0], size);
      long[] picked =
          Arrays.copyOfRange(host.data(), from, Math.max(from, (int) bound(ends[0], size)));
      return OpCall.host(picked, picked.length);
    }
    Tensor data = call.tensor(0);
    for (int i = 0; i < starts.length; i++) {
      long length = data.size(axes[i]);
      long from = bound(starts[i], length);
      data = data.narrow(axes[i], from, Math.max(0, bound(ends[i], length) - from));
    }
    return OpCall.device(data);
  }

  private static long bound(long position, long length) {
    return Math.max(0, Math.min(position < 0 ? position + length : position, length));
  }
}
