package io.rhema.training.engine;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;

/**
 * An ONNX model that libtorch executes and autograd can train.
 *
 * <p>Float initializers are the parameters. Every run leaves its tensors to the pointer scope that
 * is open then, so a caller opens one for each step; the parameters live as long as this object.
 * Not safe for use by several threads.
 */
public final class TorchGraph {
  /** Tables with fewer rows than this are trained whole: the bookkeeping would cost more. */
  private static final int LAZY_ROWS = 4096;

  private final ModelProto model;
  private final Weights weights = new Weights();
  private final Set<String> lazyTables;
  private final List<String> outputs;
  private final List<PlanNode> plan;
  private final List<MultiOp> operators;

  /**
   * @throws UnsupportedNodeException if the graph has a node or a constant that can't be executed
   */
  public TorchGraph(ModelProto model) {
    this.model = model;
    GraphProto graph = model.getGraph();
    Set<String> statistics = statistics(graph);
    for (TensorProto initializer : graph.getInitializerList()) {
      if (statistics.contains(initializer.getName())) {
        weights.addStatistic(initializer);
      } else {
        weights.addInitializer(initializer);
      }
    }
    List<PlanNode> nodes = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Constant")) {
        addConstant(node);
      } else {
        nodes.add(PlanNode.of(node));
      }
    }
    outputs = graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    lazyTables = lazyTables(nodes);
    plan = fused(nodes);
    operators = plan.stream().map(Operators::of).toList();
  }

  /** The running mean and variance of batch normalisations: their fourth and fifth inputs. */
  private static Set<String> statistics(GraphProto graph) {
    return graph.getNodeList().stream()
        .filter(node -> node.getOpType().equals("BatchNormalization"))
        .flatMap(node -> node.getInputList().stream().skip(3))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void addConstant(NodeProto node) {
    TensorProto tensor =
        PlanNode.of(node)
            .attributes()
            .constant("value")
            .orElseThrow(
                () ->
                    new UnsupportedNodeException(
                        "Constant", node.getOutput(0), "it has no attribute 'value'"));
    weights.addConstant(node.getOutput(0), tensor);
  }

  private Set<String> lazyTables(List<PlanNode> nodes) {
    return weights.parameters().entrySet().stream()
        .filter(entry -> entry.getValue().dim() == 2 && entry.getValue().size(0) >= LAZY_ROWS)
        .map(Map.Entry::getKey)
        .filter(
            name ->
                nodes.stream()
                    .filter(node -> node.inputs().contains(name))
                    .allMatch(node -> node.is("Gather") && node.inputs().get(0).equals(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<PlanNode> fused(List<PlanNode> nodes) {
    PlanGraph graph =
        new PlanGraph(nodes, weights.parameters()::containsKey, weights.scalars(), outputs);
    Fusion.applyAll(
        graph,
        new LayerNormFusion(),
        new GeluFusion(),
        new LinearFusion(),
        new ResidualFusion(),
        new EmbeddingFusion());
    return graph.wanted();
  }

  /** The trained tensors by name, in the order of the file. */
  public Map<String, Tensor> parameters() {
    return weights.parameters();
  }

  /** What training measures and evaluation uses, such as running means, by name. */
  public Map<String, Tensor> statistics() {
    return weights.statistics();
  }

  /** Names of the parameters that are embedding tables, fit for {@link LazyRows}. */
  public Set<String> lazyTables() {
    return lazyTables;
  }

  /** How many steps of the plan are of one operator, fused ones included. */
  long countOf(String op) {
    return plan.stream().filter(node -> node.is(op)).count();
  }

  /** Puts a tensor of the same shape, such as a view into a larger one, in a parameter's place. */
  public void bind(String parameter, Tensor tensor) {
    weights.replace(parameter, tensor);
  }

  /**
   * Computes the outputs.
   *
   * @param feeds the graph's inputs by name
   * @throws IllegalArgumentException if an input is missing
   */
  public Map<String, Tensor> run(Map<String, Value> feeds, Pass pass) {
    Map<String, Value> values = new HashMap<>(feeds);
    for (int i = 0; i < plan.size(); i++) {
      PlanNode node = plan.get(i);
      List<Value> made = operators.get(i).apply(call(node, values, pass));
      for (int j = 0; j < Math.min(made.size(), node.outputs().size()); j++) {
        values.put(node.outputs().get(j), made.get(j));
      }
    }
    Map<String, Tensor> results = new LinkedHashMap<>();
    outputs.forEach(name -> results.put(name, values.get(name).tensor()));
    return results;
  }

  private OpCall call(PlanNode node, Map<String, Value> values, Pass pass) {
    List<Value> inputs = new ArrayList<>(node.inputs().size());
    for (String name : node.inputs()) {
      inputs.add(name.isEmpty() ? null : value(name, values, node));
    }
    return new OpCall(node, inputs, pass);
  }

  private Value value(String name, Map<String, Value> values, PlanNode user) {
    Value value = values.get(name);
    if (value != null) {
      return value;
    }
    Tensor parameter = weights.parameters().get(name);
    if (parameter != null) {
      return lazyTables.contains(name)
          ? new TableValue(name, parameter)
          : new DeviceValue(parameter);
    }
    Value constant = weights.constant(name);
    if (constant == null) {
      throw new IllegalArgumentException(
          "Node '%s' needs the value '%s', which no input feeds and no node makes"
              .formatted(user.name(), name));
    }
    return constant;
  }

  /**
   * The model with parameters and statistics as they are now; everything else is the file's, byte
   * by byte.
   */
  public ModelProto trainedModel() {
    ModelProto.Builder trained = model.toBuilder();
    GraphProto.Builder graph = trained.getGraphBuilder();
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      TensorProto initializer = graph.getInitializer(i);
      String name = initializer.getName();
      Tensor now = weights.parameters().getOrDefault(name, weights.statistics().get(name));
      if (now != null) {
        graph.setInitializer(i, withData(initializer, TensorData.toFloats(now)));
      }
    }
    return trained.build();
  }

  private static TensorProto withData(TensorProto tensor, float[] data) {
    if (!tensor.hasRawData()) {
      TensorProto.Builder builder = tensor.toBuilder().clearFloatData();
      for (float element : data) {
        builder.addFloatData(element);
      }
      return builder.build();
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(data.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(data);
    return tensor.toBuilder().setRawData(ByteString.copyFrom(bytes)).build();
  }
}
