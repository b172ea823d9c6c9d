package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.OnnxGraph;
import java.util.Optional;

/**
 * A normalisation over the last axis, as one standard operator or spelled out in several.
 *
 * @param x what is normalised
 * @param scale constant of one axis
 * @param shift constant of one axis
 */
record LayerNorm(String x, String scale, String shift, float epsilon) {

  private static final String OPERATOR = "LayerNormalization";
  private static final float DEFAULT_EPSILON = 1e-5f;
  private static final Pattern SCALED =
      Pattern.op(
          OPERATOR,
          LayerNorm::isPlain,
          Pattern.any("x"),
          Pattern.constant("scale", 1),
          Pattern.constant("shift", 1));

  /** The normalisation that made a value. */
  static Optional<LayerNorm> of(OnnxGraph graph, String value) {
    return SCALED
        .match(graph, value)
        .map(found -> of(found, epsilon(graph.producer(value).orElseThrow())))
        .or(
            () ->
                Formulas.LAYER_NORM
                    .match(graph, value)
                    .map(found -> of(found, found.number(graph, "epsilon"))));
  }

  private static LayerNorm of(Bindings found, float epsilon) {
    return new LayerNorm(found.get("x"), found.get("scale"), found.get("shift"), epsilon);
  }

  private static float epsilon(NodeProto node) {
    return Attributes.floatOf(node, "epsilon", DEFAULT_EPSILON);
  }

  /** Whether nobody asks for mean and deviation, and the axis is the last, counted from the end. */
  private static boolean isPlain(NodeProto node) {
    return node.getOutputCount() == 1 && Attributes.intOf(node, "axis", -1) == -1;
  }
}
