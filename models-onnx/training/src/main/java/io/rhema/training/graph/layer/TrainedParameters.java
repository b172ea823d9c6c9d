package io.rhema.training.graph.layer;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The weights of a trained graph, under the names and in the shapes that training gave them. */
public final class TrainedParameters implements Parameters {
  private final OnnxGraph graph;
  private final Map<String, TensorProto> trained;

  /**
   * @param graph that the weights asked for are put into
   */
  public TrainedParameters(OnnxGraph graph, ModelProto trained) {
    this.graph = graph;
    this.trained =
        trained.getGraph().getInitializerList().stream()
            .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
  }

  @Override
  public String weight(String name, InitialWeights start, int... dims) {
    long[] wanted = Arrays.stream(dims).asLongStream().toArray();
    TensorProto tensor = trained.get(name);
    if (tensor == null || !Arrays.equals(Tensors.dims(tensor), wanted)) {
      throw new GraphException(
          "The trained graph has %s where the shape wants weights '%s' %s; give the shape that it was built with"
              .formatted(
                  tensor == null ? "nothing" : Arrays.toString(Tensors.dims(tensor)),
                  name,
                  Arrays.toString(wanted)));
    }
    graph.put(tensor);
    return name;
  }
}
