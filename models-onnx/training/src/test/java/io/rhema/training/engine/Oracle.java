package io.rhema.training.engine;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Runs a graph both ways: on ONNX Runtime, which is the reference, and on libtorch. */
public final class Oracle {

  /** An input, of floats or of integers. */
  public record Feed(float[] floats, long[] integers, long[] shape) {

    public static Feed of(float[] data, long... shape) {
      return new Feed(data, null, shape);
    }

    public static Feed of(long[] data, long... shape) {
      return new Feed(null, data, shape);
    }

    private OnnxTensor onnx(OrtEnvironment environment) throws OrtException {
      return floats != null
          ? OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), shape)
          : OnnxTensor.createTensor(environment, LongBuffer.wrap(integers), shape);
    }

    public Value value() {
      return floats != null ? Value.of(floats, shape) : new HostValue(integers, shape);
    }
  }

  private Oracle() {}

  /** The first output. */
  public static float[] reference(ModelProto model, Map<String, Feed> feeds) {
    return referenceOutputs(model, feeds).values().iterator().next();
  }

  /** All outputs by name, in order. */
  public static Map<String, float[]> referenceOutputs(ModelProto model, Map<String, Feed> feeds) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model.toByteArray(), options)) {
        for (Map.Entry<String, Feed> feed : feeds.entrySet()) {
          tensors.put(feed.getKey(), feed.getValue().onnx(environment));
        }
        try (OrtSession.Result result = session.run(tensors)) {
          Map<String, float[]> outputs = new LinkedHashMap<>();
          result.forEach(output -> outputs.put(output.getKey(), floats(output.getValue())));
          return outputs;
        }
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static float[] floats(OnnxValue value) {
    FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
    float[] data = new float[buffer.remaining()];
    buffer.get(data);
    return data;
  }

  /** The first output. */
  public static float[] libtorch(TorchGraph graph, Map<String, Feed> feeds) {
    return libtorchOutputs(graph, feeds).values().iterator().next();
  }

  /** All outputs by name, in order. */
  public static Map<String, float[]> libtorchOutputs(TorchGraph graph, Map<String, Feed> feeds) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      Map<String, Value> values = new HashMap<>();
      feeds.forEach((name, feed) -> values.put(name, feed.value()));
      Map<String, float[]> outputs = new LinkedHashMap<>();
      graph
          .run(values, Pass.EVALUATION)
          .forEach((name, tensor) -> outputs.put(name, TensorData.toFloats(tensor)));
      return outputs;
    }
  }

  public static float[] libtorch(ModelProto model, Map<String, Feed> feeds) {
    return libtorch(new TorchGraph(model), feeds);
  }
}
