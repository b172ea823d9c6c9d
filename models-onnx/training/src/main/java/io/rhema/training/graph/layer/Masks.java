package io.rhema.training.graph.layer;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/**
 * What attention scores are added so that a token is not looked at: a number so low that its share
 * is exactly zero, yet finite, so that a row of nothing but padding is no division by zero.
 */
public final class Masks {
  private static final float HIDDEN = -1e9f;

  private final GraphBuilder b;

  public Masks(GraphBuilder builder) {
    b = builder;
  }

  /**
   * Hides padding.
   *
   * @param mask int64 {@code [batch, tokens]}, 0 for padding
   * @return {@code [batch, 1, 1, tokens]}
   */
  public String padding(String mask) {
    return hiddenZeros(b.unsqueeze("padding/heads", b.unsqueeze("padding/rows", mask, 1), 1));
  }

  /** The same without the axis of the heads: {@code [batch, 1, tokens]}. */
  public String paddingOfOneHead(String mask) {
    return hiddenZeros(b.unsqueeze("padding/rows", mask, 1));
  }

  /** The same with one column: {@code [batch, tokens, 1]}, to be added to the tokens' vectors. */
  public String paddingOfVectors(String mask) {
    return hiddenZeros(b.unsqueeze("padding/columns", mask, 2));
  }

  /**
   * How many tokens each row has.
   *
   * @param name of the value
   * @param mask int64 {@code [batch, tokens]}, 0 for padding, which stands behind the tokens
   * @return int32 {@code [batch]}
   */
  public String lengths(String name, String mask) {
    String count = b.reduce("ReduceSum", name + "_count", mask, 1, false);
    return b.op("Cast", name, List.of(count), Attributes.of("to", DataType.INT32_VALUE));
  }

  private String hiddenZeros(String mask) {
    String none = b.longs("padding/none", new long[] {0});
    return hidden("padding", b.op("Equal", "padding/equal", List.of(mask, none)));
  }

  /**
   * Hides what comes later.
   *
   * @param positions int64 {@code [queries]}, where each query stands
   * @param keys int64 {@code [keys]}, where each key stands
   * @return {@code [queries, keys]}
   */
  public String causal(String positions, String keys) {
    String rows = b.unsqueeze("causal/rows", positions, 1);
    return hidden("causal", b.op("Greater", "causal/later", List.of(keys, rows)));
  }

  private String hidden(String name, String where) {
    String flags =
        b.op("Cast", name + "/flags", List.of(where), Attributes.of("to", DataType.FLOAT_VALUE));
    return b.op(
        "Mul", name + "/hidden", List.of(flags, b.floats(name + "/low", new float[] {HIDDEN})));
  }
}
