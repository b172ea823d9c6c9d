package io.rhema.training.engine;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The initializers and constants of a graph as tensors: what is trained, and what is not. */
final class Weights {
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, Value> constants = new HashMap<>();
  private final Map<String, Float> scalars = new HashMap<>();

  /** Float initializers of one axis or more are trained. */
  void addInitializer(TensorProto tensor) {
    if (tensor.getDataType() == DataType.FLOAT_VALUE && tensor.getDimsCount() > 0) {
      parameters.put(tensor.getName(), floats(tensor));
    } else {
      addConstant(tensor.getName(), tensor);
    }
  }

  void addConstant(String name, TensorProto tensor) {
    switch (tensor.getDataType()) {
      case DataType.FLOAT_VALUE -> {
        Tensor value = floats(tensor);
        constants.put(name, new DeviceValue(value));
        if (value.numel() == 1) {
          scalars.put(name, value.item_float());
        }
      }
      case DataType.INT64_VALUE ->
          constants.put(name, new HostValue(integers(tensor), shape(tensor)).pinned());
      default ->
          throw new UnsupportedNodeException(
              "Constant", name, "its data type is " + DataType.forNumber(tensor.getDataType()));
    }
  }

  /** Trained tensors by name, in the order of the file. */
  Map<String, Tensor> parameters() {
    return Collections.unmodifiableMap(parameters);
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

  private static long[] shape(TensorProto tensor) {
    return tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
  }

  private static int size(TensorProto tensor) {
    long size = 1;
    for (long length : shape(tensor)) {
      size *= length;
    }
    return Math.toIntExact(size);
  }

  private static Tensor floats(TensorProto tensor) {
    float[] data = new float[size(tensor)];
    if (tensor.hasRawData()) {
      tensor
          .getRawData()
          .asReadOnlyByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(data);
    } else {
      for (int i = 0; i < data.length; i++) {
        data[i] = tensor.getFloatData(i);
      }
    }
    return Tensor.create(data).reshape(shape(tensor));
  }

  private static long[] integers(TensorProto tensor) {
    long[] data = new long[size(tensor)];
    if (tensor.hasRawData()) {
      tensor
          .getRawData()
          .asReadOnlyByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer()
          .get(data);
    } else {
      for (int i = 0; i < data.length; i++) {
        data[i] = tensor.getInt64Data(i);
      }
    }
    return data;
  }
}
