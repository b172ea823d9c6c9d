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

  static final String EMBEDDING = "rhema.Embedding";

  static final Map<String, Op> ALL =
      Map.of(
          LAYER_NORM, NormOps::lastAxis,
          GELU, call -> OpCall.device(torch.gelu(call.tensor(0))),
          LINEAR, FusedOps::linear,
          RESIDUAL, FusedOps::residual,
          EMBEDDING, FusedOps::embedding);

  private FusedOps() {}

  private static Value linear(OpCall call) {
    return OpCall.device(
        torch.linear(call.tensor(0), call.tensor(1).t(), new TensorOptional(call.tensor(2))));
  }

  /** Exported graphs carry no dropout; the sum around a sub-layer is where it was. */
  private static Value residual(OpCall call) {
    return OpCall.device(dropped(call.tensor(0), call.pass()).add(call.tensor(1)));
  }

  private static Value embedding(OpCall call) {
    return OpCall.device(dropped(call.tensor(0).add(call.tensor(1)), call.pass()));
  }

  static Tensor dropped(Tensor x, Pass pass) {
    return pass.dropout() > 0 ? torch.dropout(x, pass.dropout(), true) : x;
  }
}
