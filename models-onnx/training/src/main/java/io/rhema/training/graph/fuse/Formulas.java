package io.rhema.training.graph.fuse;

import static io.rhema.training.graph.fuse.Pattern.any;
import static io.rhema.training.graph.fuse.Pattern.constant;
import static io.rhema.training.graph.fuse.Pattern.number;
import static io.rhema.training.graph.fuse.Pattern.oneOf;
import static io.rhema.training.graph.fuse.Pattern.op;
import static io.rhema.training.graph.fuse.Pattern.scalar;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.Attributes;

/** The formulas of transformer layers, as exporters spell them in standard operators. */
final class Formulas {

  /** {@code (x - mean) / sqrt(var + epsilon) * scale + shift} over the last axis. */
  static final Pattern LAYER_NORM = layerNorm();

  /** {@code x/2 * (1 + erf(x/√2))}; binds x. */
  static final Pattern GELU = gelu();

  private Formulas() {}

  private static Pattern layerNorm() {
    Pattern x = any("x");
    Pattern centred = op("Sub", x, op("ReduceMean", Formulas::overLastAxis, x));
    Pattern square = oneOf(op("Pow", centred, number(2)), op("Mul", centred, centred));
    Pattern variance = op("ReduceMean", Formulas::overLastAxis, square);
    Pattern deviation = op("Sqrt", op("Add", variance, scalar("epsilon")));
    return op(
        "Add",
        op("Mul", op("Div", centred, deviation), constant("scale", 1)),
        constant("shift", 1));
  }

  private static Pattern gelu() {
    Pattern x = any("x");
    Pattern half = number(0.5);
    Pattern scaled =
        oneOf(op("Div", x, number(Math.sqrt(2))), op("Mul", x, number(Math.sqrt(0.5))));
    Pattern cdf = op("Add", op("Erf", scaled), number(1));
    return oneOf(
        op("Mul", op("Mul", x, cdf), half),
        op("Mul", op("Mul", x, half), cdf),
        op("Mul", x, op("Mul", cdf, half)));
  }

  private static boolean overLastAxis(NodeProto reduceMean) {
    long[] axes = Attributes.intsOf(reduceMean, "axes");
    return axes.length == 1 && axes[0] == -1 && Attributes.intOf(reduceMean, "keepdims", 1) == 1;
  }
}
