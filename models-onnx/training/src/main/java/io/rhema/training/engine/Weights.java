package io.rhema.training.engine;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.Tensors;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The initializers and constants of a graph as tensors: what is trained, what is measured in
 * training, and what is neither.
 */
final class Weights {
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> statistics = new LinkedHashMap<>();
  private final Map<String, Value> constants = new HashMap<>();
  private final Map<String, Float> scalars = new HashMap<>();

  /**
   * Float initializers of more than one element are trained. A single number is a constant of the
   * arithmetic, such as the square root of a width, whichever way the exporter wrote it down.
   */
  void addInitializer(TensorProto tensor) {
    if (isFloat(tensor) && Tensors.size(tensor) > 1) {
      parameters.put(tensor.getName(), floats(tensor));
    } else {
      addConstant(tensor.getName(), tensor);
    }
  }

  /** An initializer that keeps running statistics of batches: it has no gradient. */
  void addStatistic(TensorProto tensor) {
    Tensor value = floats(tensor);
    statistics.put(tensor.getName(), value);
    constants.put(tensor.getName(), new DeviceValue(value));
  }

  void addConstant(String name, TensorProto tensor) {
    switch (Tensors.type(tensor)) {
      case FLOAT -> {
        Tensor value = floats(tensor);
        constants.put(name, new DeviceValue(value));
        if (value.numel() == 1) {
          scalars.put(name, value.item_float());
        }
      }
      case INT64 ->
          constants.put(name, new HostValue(Tensors.longs(tensor), Tensors.dims(tensor)).pinned());
      default ->
          throw new UnsupportedNodeException(
              "Constant", name, "its data type is " + Tensors.type(tensor));
    }
  }

  private static boolean isFloat(TensorProto tensor) {
    return Tensors.type(tensor) == TensorProto.DataType.FLOAT;
  }

  private static Tensor floats(TensorProto tensor) {
    return Tensor.create(Tensors.floats(tensor)).reshape(Tensors.dims(tensor));
  }

  /** Trained tensors by name, in the order of the file. */
  Map<String, Tensor> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /** Running statistics by name, in the order of the file. */
  Map<String, Tensor> statistics() {
    return Collections.unmodifiableMap(statistics);
  }

  void replace(String parameter, Tensor tensor) {
    parameters.put(parameter, tensor);
  }

  Map<String, Float> scalars() {
    return scalars;
  }

  Value constant(String name) {
    return constants.get(name);
  }
}
