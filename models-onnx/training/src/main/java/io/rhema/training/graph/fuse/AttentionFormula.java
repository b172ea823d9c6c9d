package io.rhema.training.graph.fuse;

import static io.rhema.training.graph.fuse.Pattern.any;
import static io.rhema.training.graph.fuse.Pattern.constant;
import static io.rhema.training.graph.fuse.Pattern.integer;
import static io.rhema.training.graph.fuse.Pattern.named;
import static io.rhema.training.graph.fuse.Pattern.number;
import static io.rhema.training.graph.fuse.Pattern.oneOf;
import static io.rhema.training.graph.fuse.Pattern.op;
import static io.rhema.training.graph.fuse.Pattern.scalar;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.Attributes;
import java.util.Arrays;

/** {@code softmax(q·kᵀ * scale + mask)·v} over all heads, as exporters spell it. */
final class AttentionFormula {

  /**
   * All of it, reshaping included. Binds query, key and value, their {@code _bias} and {@code
   * _shape}, the mask, and what the scale is made of: divisor, or factor, or query_factor and
   * key_factor, or none of these when it is worked out from the width of a head.
   */
  static final Pattern CONTEXT =
      op(
          "Reshape",
          op(
              "Transpose",
              n -> permutes(n, 0, 2, 1, 3),
              op("MatMul", weights(), heads("value", 0, 2, 1, 3))),
          any("shape"));

  /** What is added for a mask {@code [batch, tokens]}; binds it and the penalty of padding. */
  static final Pattern MASK = mask();

  private AttentionFormula() {}

  private static Pattern weights() {
    Pattern scores = oneOf(scaledScores(), scoresOfScaled());
    return op("Softmax", AttentionFormula::overLastAxis, op("Add", scores, any("mask")));
  }

  private static Pattern scaledScores() {
    Pattern product = op("MatMul", query(), keys());
    return oneOf(op("Div", product, scalar("divisor")), op("Mul", product, scalar("factor")));
  }

  /** PyTorch's {@code scaled_dot_product_attention} gives each side the root of the scale. */
  private static Pattern scoresOfScaled() {
    Pattern width = op("Cast", op("Slice", op("Shape", any("query_heads")), integer(-1)));
    Pattern scale = op("Div", number(1), op("Sqrt", width));
    Pattern root = op("Sqrt", oneOf(scale, op("Cast", scale)));
    return oneOf(
        op("MatMul", op("Mul", query(), root), op("Mul", keys(), root)),
        op(
            "MatMul",
            op("Mul", query(), scalar("query_factor")),
            op("Mul", keys(), scalar("key_factor"))));
  }

  private static Pattern query() {
    return named("query_heads", heads("query", 0, 2, 1, 3));
  }

  private static Pattern keys() {
    return oneOf(
        heads("key", 0, 2, 3, 1),
        op("Transpose", n -> permutes(n, 0, 1, 3, 2), heads("key", 0, 2, 1, 3)));
  }

  /** A projection {@code [batch, tokens, hidden]}, cut into heads and brought into order. */
  private static Pattern heads(String name, long... order) {
    Pattern projection = op("Add", any(name), named(name + "_bias", constant(name + "_bias", 1)));
    return op(
        "Transpose", n -> permutes(n, order), op("Reshape", projection, any(name + "_shape")));
  }

  /** {@code (1 - mask) * penalty}, or the penalty where {@code 1 - mask} is not 0. */
  private static Pattern mask() {
    Pattern columns = op("Unsqueeze", op("Unsqueeze", any("attention_mask")));
    Pattern padding = op("Sub", number(1), op("Cast", oneOf(columns, op("Expand", columns))));
    Pattern isPadding = op("Cast", oneOf(padding, op("Cast", padding)));
    return oneOf(
        op("Mul", padding, scalar("penalty")), op("Where", isPadding, scalar("penalty"), padding));
  }

  private static boolean permutes(NodeProto transpose, long... order) {
    return Arrays.equals(Attributes.intsOf(transpose, "perm"), order);
  }

  private static boolean overLastAxis(NodeProto softmax) {
    long axis = Attributes.intOf(softmax, "axis", -1);
    return axis == 3 || axis == -1;
  }
}
