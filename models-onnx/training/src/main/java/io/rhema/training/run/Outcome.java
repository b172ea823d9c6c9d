package io.rhema.training.run;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.report.CurvePoint;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a training came to.
 *
 * @param model with the chosen weights
 * @param chosen which weights these are: a pass's name, or the average
 * @param candidates all weights that could have been chosen, by name
 * @param curve every evaluation, in order
 * @param cutOff the step of the last pass after which its CPU time was used up; none if it was not
 */
record Outcome(
    ModelProto model,
    String chosen,
    Map<String, Evaluation> candidates,
    List<CurvePoint> curve,
    OptionalInt cutOff) {

  /** What one came to that took all its steps. */
  Outcome(
      ModelProto model, String chosen, Map<String, Evaluation> candidates, List<CurvePoint> curve) {
    this(model, chosen, candidates, curve, OptionalInt.empty());
  }

  /** How good the chosen weights are. */
  Evaluation evaluation() {
    return candidates.get(chosen);
  }
}
