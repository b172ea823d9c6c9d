package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes nodes the way one writes expressions: each call adds one operator and answers the name of
 * the value it makes. Works on a new graph, or onto one that is there.
 */
public final class GraphBuilder {

  private static final int IR_VERSION = 8;

  /** Operator set in which the axes of ReduceSum and Unsqueeze turned from attributes to inputs. */
  private static final int SUM_AXES_ARE_INPUTS = 13;

  /** The same for the other reductions. */
  private static final int REDUCE_AXES_ARE_INPUTS = 18;

  private final OnnxGraph graph;

  private GraphBuilder(OnnxGraph graph) {
    this.graph = graph;
  }

  /** An empty graph of the standard operators of one version. */
  public static GraphBuilder create(String name, long opset) {
    return new GraphBuilder(
        OnnxGraph.of(
            ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("rhema")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(GraphProto.newBuilder().setName(name))
                .build()));
  }

  public static GraphBuilder onto(OnnxGraph graph) {
    return new GraphBuilder(graph);
  }

  public OnnxGraph graph() {
    return graph;
  }

  /** Declares an input; a dimension is a number, or a name for one that varies. */
  public String input(String name, DataType type, Object... dims) {
    List<ValueInfoProto> inputs = new ArrayList<>(graph.inputs());
    inputs.add(value(name, type, dims));
    graph.setInputs(inputs);
    return name;
  }

  /** Makes one value, which some node makes under that name, an output. */
  public void output(String name, DataType type, Object... dims) {
    List<ValueInfoProto> outputs = new ArrayList<>(graph.outputs());
    outputs.add(value(name, type, dims));
    graph.setOutputs(outputs);
  }

  /** Adds an initializer under a free name like its own. */
  public String constant(TensorProto tensor) {
    String name = graph.uniqueName(tensor.getName());
    graph.put(tensor.toBuilder().setName(name).build());
    return name;
  }

  public String floats(String name, float[] values, long... dims) {
    return constant(Tensors.ofFloats(name, values, dims));
  }

  public String longs(String name, long[] values, long... dims) {
    return constant(Tensors.ofLongs(name, values, dims));
  }

  /**
   * Adds a standard operator with one output.
   *
   * @param name of the node and of its value; made unique
   * @return the name of the value
   */
  public String op(String opType, String name, List<String> inputs, AttributeProto... attributes) {
    return op("", opType, name, inputs, 1, attributes).get(0);
  }

  /** Adds one of ONNX Runtime's own operators, with one output. */
  public String microsoft(
      String opType, String name, List<String> inputs, AttributeProto... attributes) {
    graph.requireDomain(OnnxGraph.MICROSOFT, 1);
    return op(OnnxGraph.MICROSOFT, opType, name, inputs, 1, attributes).get(0);
  }

  /**
   * Adds a reduction over one axis.
   *
   * @param opType ReduceSum, ReduceMax or ReduceMean
   */
  public String reduce(String opType, String name, String value, long axis, boolean keepAxis) {
    int axesAreInputsFrom =
        opType.equals("ReduceSum") ? SUM_AXES_ARE_INPUTS : REDUCE_AXES_ARE_INPUTS;
    return overAxis(
        opType, name, value, axis, axesAreInputsFrom, Attributes.of("keepdims", keepAxis ? 1 : 0));
  }

  /** Adds an axis of size 1. */
  public String unsqueeze(String name, String value, long axis) {
    return overAxis("Unsqueeze", name, value, axis, SUM_AXES_ARE_INPUTS);
  }

  private String overAxis(
      String opType,
      String name,
      String value,
      long axis,
      int axesAreInputsFrom,
      AttributeProto... attributes) {
    if (graph.opset() >= axesAreInputsFrom) {
      String axes = longs(name + "_axis", new long[] {axis}, 1);
      return op(opType, name, List.of(value, axes), attributes);
    }
    AttributeProto[] withAxes = Arrays.copyOf(attributes, attributes.length + 1);
    withAxes[attributes.length] = Attributes.ofInts("axes", axis);
    return op(opType, name, List.of(value), withAxes);
  }

  /** Adds an operator with several outputs; an input named "" is one that is left out. */
  public List<String> op(
      String domain,
      String opType,
      String name,
      List<String> inputs,
      int outputs,
      AttributeProto... attributes) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      values.add(graph.uniqueName(outputs == 1 ? name : name + "/" + i));
    }
    into(domain, opType, name, inputs, values, attributes);
    return values;
  }

  /** Adds an operator whose outputs have the names given, for instance those of a replaced node. */
  public void into(
      String domain,
      String opType,
      String name,
      List<String> inputs,
      List<String> outputs,
      AttributeProto... attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(opType)
            .setName(graph.uniqueName(name + "/" + opType))
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(List.of(attributes));
    if (!domain.isEmpty()) {
      node.setDomain(domain);
    }
    graph.add(node.build());
  }

  /** A named and typed value as graph inputs and outputs declare it. */
  public static ValueInfoProto value(String name, DataType type, Object... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object dim : dims) {
      if (dim instanceof Number size) {
        shape.addDimBuilder().setDimValue(size.longValue());
      } else {
        shape.addDimBuilder().setDimParam(dim.toString());
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
