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
 */
record Checkpoint(int step, List<CurvePoint> curve) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MOMENT = "moment:";

  void write(Path file, ParameterBlock block, AdamW optimizer) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>(block.parameters());
      optimizer.state().forEach((name, tensor) -> tensors.put(MOMENT + name, tensor));
      Map<String, String> metadata =
          Map.of(
              "step", Integer.toString(step),
              "curve", JSON.writeValueAsString(curve));
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
        JSON.readValue(metadata.get("curve"), new TypeReference<List<CurvePoint>>() {}));
  }
}
