package io.rhema.model.testing;

import java.util.List;

/** Writes an ONNX graph node by node; field numbers are those of {@code onnx.proto}. */
public final class OnnxFile {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_GRAPH = 5;
  private static final int ATTRIBUTE_INTS = 7;

  private final Proto graph = new Proto().text(2, "tiny");

  /** The numbers of ONNX's element types that occur here. */
  public static int elementType(String type) {
    return switch (type) {
      case "float" -> 1;
      case "int32" -> 6;
      case "int64" -> 7;
      case "bool" -> 9;
      case "float16" -> 10;
      case "double" -> 11;
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** Axes are numbers, or names where they are free. */
  public OnnxFile input(String name, String type, List<Object> axes) {
    graph.message(11, valueInfo(name, type, axes));
    return this;
  }

  /** Axes are numbers, or names where they are free; null where even their number is not told. */
  public OnnxFile output(String name, String type, List<Object> axes) {
    graph.message(12, valueInfo(name, type, axes));
    return this;
  }

  public OnnxFile floats(String name, long[] shape, float... values) {
    graph.message(
        5, tensor(name, shape, elementType("float")).bytes(9, Proto.littleEndian(values)));
    return this;
  }

  public OnnxFile longs(String name, long... values) {
    long[] shape = {values.length};
    graph.message(
        5, tensor(name, shape, elementType("int64")).bytes(9, Proto.littleEndian(values)));
    return this;
  }

  /** A node with one output and no attributes. */
  public OnnxFile node(String type, String output, String... inputs) {
    graph.message(1, nodeProto(type, output, inputs));
    return this;
  }

  /** A node with one output and an attribute that is a whole number. */
  public OnnxFile node(String type, String attribute, long value, String output, String... inputs) {
    Proto attributeProto =
        new Proto().text(1, attribute).number(3, value).number(20, ATTRIBUTE_INT);
    graph.message(1, nodeProto(type, output, inputs).message(5, attributeProto));
    return this;
  }

  /** A node with one output and an attribute that is a list of whole numbers. */
  public OnnxFile node(
      String type, String attribute, long[] values, String output, String... inputs) {
    Proto numbers = new Proto().text(1, attribute).number(20, ATTRIBUTE_INTS);
    for (long value : values) {
      numbers.number(8, value);
    }
    graph.message(1, nodeProto(type, output, inputs).message(5, numbers));
    return this;
  }

  /**
   * A choice between two graphs, which see every name of this one.
   *
   * @param condition a single truth value
   * @param outputs of the node, in the order of both graphs' outputs
   */
  public OnnxFile choice(
      String condition, OnnxFile then, OnnxFile otherwise, List<String> outputs) {
    Proto node = new Proto().text(1, condition);
    outputs.forEach(output -> node.text(2, output));
    node.text(3, "choice").text(4, "If");
    node.message(5, subgraph("then_branch", then)).message(5, subgraph("else_branch", otherwise));
    graph.message(1, node);
    return this;
  }

  private static Proto subgraph(String branch, OnnxFile file) {
    return new Proto().text(1, branch).message(6, file.graph).number(20, ATTRIBUTE_GRAPH);
  }

  /** A whole number without axes. */
  public OnnxFile scalar(String name, long value) {
    graph.message(
        5, tensor(name, new long[0], elementType("int64")).bytes(9, Proto.littleEndian(value)));
    return this;
  }

  /** The mean over one axis, which goes. */
  public OnnxFile mean(int axis, String output, String input) {
    Proto axes = new Proto().text(1, "axes").number(8, axis).number(20, ATTRIBUTE_INTS);
    Proto keep = new Proto().text(1, "keepdims").number(3, 0).number(20, ATTRIBUTE_INT);
    graph.message(1, nodeProto("ReduceMean", output, input).message(5, axes).message(5, keep));
    return this;
  }

  public byte[] toBytes() {
    return new Proto()
        .number(1, IR_VERSION)
        .text(2, "rhema tests")
        .message(7, graph)
        .message(8, new Proto().text(1, "").number(2, OPSET))
        .toBytes();
  }

  private static Proto nodeProto(String type, String output, String... inputs) {
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, type + " " + output).text(4, type);
  }

  private static Proto tensor(String name, long[] shape, int type) {
    Proto tensor = new Proto();
    for (long axis : shape) {
      tensor.number(1, axis);
    }
    return tensor.number(2, type).text(8, name);
  }

  private static Proto valueInfo(String name, String type, List<Object> axes) {
    Proto element = new Proto().number(1, elementType(type));
    if (axes == null) {
      return new Proto().text(1, name).message(2, new Proto().message(1, element));
    }
    Proto shape = new Proto();
    for (Object axis : axes) {
      Proto dimension = new Proto();
      shape.message(
          1,
          axis instanceof Number n
              ? dimension.number(1, n.longValue())
              : dimension.text(2, axis.toString()));
    }
    return new Proto().text(1, name).message(2, new Proto().message(1, element.message(2, shape)));
  }
}
