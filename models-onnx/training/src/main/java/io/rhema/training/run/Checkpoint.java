package io.rhema.training.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.training.engine.Safetensors;
import io.rhema.training.optimize.AdamW;
import io.rhema.training.optimize.ParameterBlock;
import io.rhema.training.report.CurvePoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Where a pass stands: weights and moments as tensors, the rest as text.
 *
 * <p>The place in the data, the learning rate and the random numbers of a step are functions of the
 * seed and the step, so they need no room here.
 *
 * @param step how many steps are done
 * @param curve the evaluations so far
 * @param lossSum of the steps since the last of these
 * @param lossCount how many steps these are
 */
record Checkpoint(int step, List<CurvePoint> curve, double lossSum, int lossCount) {
  static final Checkpoint START = new Checkpoint(0, List.of(), 0, 0);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MOMENT = "moment:";

  Checkpoint afterStep(double loss) {
    return new Checkpoint(step + 1, curve, lossSum + loss, lossCount + 1);
  }

  Checkpoint afterEvaluation(CurvePoint point) {
    return new Checkpoint(step, Stream.concat(curve.stream(), Stream.of(point)).toList(), 0, 0);
  }

  /** Since the last evaluation. */
  double meanLoss() {
    return lossSum / lossCount;
  }

  /** How many evaluations there were since the best one, the first of equals. */
  int evaluationsSinceBest() {
    int best = 0;
    for (int i = 1; i < curve.size(); i++) {
      best = curve.get(i).score() > curve.get(best).score() ? i : best;
    }
    return curve.isEmpty() ? 0 : curve.size() - 1 - best;
  }

  void write(Path file, ParameterBlock block, AdamW optimizer) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>(block.parameters());
      optimizer.state().forEach((name, tensor) -> tensors.put(MOMENT + name, tensor));
      Map<String, String> metadata =
          Map.of(
              "step", Integer.toString(step),
              "curve", JSON.writeValueAsString(curve),
              "loss-sum", Double.toString(lossSum),
              "loss-count", Integer.toString(lossCount));
      new Safetensors(tensors, metadata).write(file);
    }
  }

  /** Reads a checkpoint back into the tensors it was taken from. */
  static Checkpoint read(Path file, ParameterBlock block, AdamW optimizer) throws IOException {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      Safetensors saved = Safetensors.read(file);
      Checkpoint checkpoint = describe(saved);
      block.load(saved.tensors());
      optimizer.state().forEach((name, tensor) -> tensor.copy_(saved.tensors().get(MOMENT + name)));
      optimizer.resumeAt(checkpoint.step());
      return checkpoint;
    }
  }

  private static Checkpoint describe(Safetensors saved) throws IOException {
    Map<String, String> metadata = saved.metadata();
    return new Checkpoint(
        Integer.parseInt(metadata.get("step")),
        JSON.readValue(metadata.get("curve"), new TypeReference<List<CurvePoint>>() {}),
        Double.parseDouble(metadata.get("loss-sum")),
        Integer.parseInt(metadata.get("loss-count")));
  }
}
