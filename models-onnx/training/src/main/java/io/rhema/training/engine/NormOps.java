package io.rhema.training.engine;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalisations over the last axis. */
final class NormOps {
  static final Map<String, Op> ALL = Map.of("LayerNormalization", NormOps::layerNormalization);

  /** Attribute: what is added to the variance. */
  static final String EPSILON = "epsilon";

  private static final float DEFAULT_EPSILON = 1e-5f;

  private NormOps() {}

  private static Value layerNormalization(OpCall call) {
    long axis = call.node().attributes().integer("axis", -1);
    if (axis != -1 && axis != call.input(0).shape().length - 1) {
      throw call.unsupported("it normalises from axis %d on, not the last alone".formatted(axis));
    }
    return lastAxis(call);
  }

  /** {@code (x - mean) / sqrt(variance + epsilon) * scale + shift}; the shift may be missing. */
  static Value lastAxis(OpCall call) {
    Tensor scale = call.tensor(1);
    TensorOptional shift = call.has(2) ? new TensorOptional(call.tensor(2)) : new TensorOptional();
    float epsilon = call.node().attributes().real(EPSILON, DEFAULT_EPSILON);
    return OpCall.device(
        torch.layer_norm(
            call.tensor(0), scale.shape(), new TensorOptional(scale), shift, epsilon, true));
  }
}
