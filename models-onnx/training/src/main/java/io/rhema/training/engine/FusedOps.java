package io.rhema.training.engine;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What the fusions put into a plan; no ONNX file has these. */
final class FusedOps {
  static final String LAYER_NORM = "rhema.LayerNorm";
  static final String GELU = "rhema.Gelu";
  static final String LINEAR = "rhema.Linear";
  static final String RESIDUAL = "rhema.Residual";

  static final Map<String, Op> ALL =
      Map.of(
          LAYER_NORM, NormOps::lastAxis,
          GELU, call -> OpCall.device(torch.gelu(call.tensor(0))),
          LINEAR, FusedOps::linear,
          RESIDUAL, FusedOps::residual);

  private FusedOps() {}

  private static Value linear(OpCall call) {
    return OpCall.device(
        torch.linear(call.tensor(0), call.tensor(1).t(), new TensorOptional(call.tensor(2))));
  }

  /** Exported graphs carry no dropout; the sum around a sub-layer is where it was. */
  private static Value residual(OpCall call) {
    Tensor branch = call.tensor(0);
    double share = call.pass().dropout();
    Tensor kept = share > 0 ? torch.dropout(branch, share, true) : branch;
    return OpCall.device(kept.add(call.tensor(1)));
  }
}
