package io.rhema.training.graph.fuse;

import static io.rhema.training.graph.fuse.Pattern.any;
import static io.rhema.training.graph.fuse.Pattern.constant;
import static io.rhema.training.graph.fuse.Pattern.integer;
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

  /** {@code x/2 * (1 + erf(x/√2))}, or the one operator for it; binds x. */
  static final Pattern GELU = gelu();

  private Formulas() {}

  private static Pattern layerNorm() {
    Pattern x = any("x");
    Pattern centred = op("Sub", x, meanOverLastAxis(x));
    Pattern square = oneOf(op("Pow", centred, number(2)), op("Mul", centred, centred));
    Pattern variance = meanOverLastAxis(square);
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
        op("Gelu", n -> Attributes.stringOf(n, "approximate", "none").equals("none"), x),
        op("Mul", op("Mul", x, cdf), half),
        op("Mul", op("Mul", x, half), cdf),
        op("Mul", x, op("Mul", cdf, half)));
  }

  /** Up to operator set 17 the axis is an attribute, then an input. */
  private static Pattern meanOverLastAxis(Pattern x) {
    return oneOf(
        op("ReduceMean", n -> keepsAxis(n) && isLast(Attributes.intsOf(n, "axes")), x),
        op("ReduceMean", Formulas::keepsAxis, x, integer(-1)));
  }

  private static boolean keepsAxis(NodeProto reduceMean) {
    return Attributes.intOf(reduceMean, "keepdims", 1) == 1;
  }

  private static boolean isLast(long[] axes) {
    return axes.length == 1 && axes[0] == -1;
  }
}
