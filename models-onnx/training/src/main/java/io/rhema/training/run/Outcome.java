package io.rhema.training.run;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.metric.Accuracy;
import io.rhema.training.report.CurvePoint;
import java.util.List;
import java.util.Map;

/**
 * What a training came to.
 *
 * @param model with the chosen weights
 * @param accuracy of it on the dev set
 * @param chosen which weights these are: a pass's name, or the average
 * @param devAccuracy of every candidate, by name
 * @param curve every evaluation, in order
 */
record Outcome(
    ModelProto model,
    Accuracy accuracy,
    String chosen,
    Map<String, Double> devAccuracy,
    List<CurvePoint> curve) {}
