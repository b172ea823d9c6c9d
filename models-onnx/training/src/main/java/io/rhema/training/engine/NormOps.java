package io.rhema.training.engine;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalisations over the last axis, and over a batch. */
final class NormOps {
  static final Map<String, Op> ALL =
      Map.of(
          "LayerNormalization", NormOps::layerNormalization,
          "BatchNormalization", NormOps::batchNormalization);

  /** Attribute: what is added to the variance. */
  static final String EPSILON = "epsilon";

  private static final float DEFAULT_EPSILON = 1e-5f;

  private static final float DEFAULT_MOMENTUM = 0.9f;

  private NormOps() {}

  /**
   * Inputs X {@code [rows, columns, …]}, scale, shift, running mean and variance, which training
   * moves towards those of the batch in place: by {@code 1 - momentum}, with the variance of a
   * sample, as libtorch has it. One row alone has no variance and is normalised by the running one.
   */
  private static Value batchNormalization(OpCall call) {
    NodeAttributes attributes = call.node().attributes();
    Tensor x = call.tensor(0);
    return OpCall.device(
        torch.batch_norm(
            x,
            new TensorOptional(call.tensor(1)),
            new TensorOptional(call.tensor(2)),
            new TensorOptional(call.tensor(3)),
            new TensorOptional(call.tensor(4)),
            call.pass().training() && x.size(0) > 1,
            1 - attributes.real("momentum", DEFAULT_MOMENTUM),
            attributes.real(EPSILON, DEFAULT_EPSILON),
            false));
  }

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
