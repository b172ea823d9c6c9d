package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.Optional;

/** Makes and reads the attributes of nodes. */
public final class Attributes {

  private Attributes() {}

  public static AttributeProto of(String name, long value) {
    return typed(name, AttributeType.INT).setI(value).build();
  }

  public static AttributeProto of(String name, float value) {
    return typed(name, AttributeType.FLOAT).setF(value).build();
  }

  public static AttributeProto of(String name, String value) {
    return typed(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
  }

  public static AttributeProto of(String name, TensorProto value) {
    return typed(name, AttributeType.TENSOR).setT(value).build();
  }

  /** A list of integers, such as axes or a permutation. */
  public static AttributeProto ofInts(String name, long... values) {
    AttributeProto.Builder attribute = typed(name, AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  public static Optional<AttributeProto> find(NodeProto node, String name) {
    return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst();
  }

  public static long intOf(NodeProto node, String name, long otherwise) {
    return find(node, name).map(AttributeProto::getI).orElse(otherwise);
  }

  public static float floatOf(NodeProto node, String name, float otherwise) {
    return find(node, name).map(AttributeProto::getF).orElse(otherwise);
  }

  public static String stringOf(NodeProto node, String name, String otherwise) {
    return find(node, name).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
  }

  /** The integers of a list attribute; {@code otherwise} when the node does not have it. */
  public static long[] intsOf(NodeProto node, String name, long... otherwise) {
    return find(node, name)
        .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray())
        .orElse(otherwise);
  }

  private static AttributeProto.Builder typed(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
