package io.rhema.model.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a graph of a few nodes: a tensor that the native runtime has made is worked on where it
 * lies, without a copy through Java. Field numbers are those of {@code onnx.proto}; only what the
 * helpers need is here.
 */
final class HelperGraph {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int ATTRIBUTE_INT = 2;
  private static final int LENGTH_DELIMITED = 2;

  private final Message graph = new Message().text(2, "helper");

  /** ONNX's number of an element type. */
  static int number(String type) {
    return switch (type) {
      case "float" -> 1;
      case "int64" -> 7;
      case "float16" -> 10;
      case "bfloat16" -> 16;
      default -> throw new IllegalArgumentException("no helper works on tensors of " + type);
    };
  }

  /** An input of any shape. */
  HelperGraph input(String name, String type) {
    graph.message(11, value(name, type));
    return this;
  }

  /** An output of any shape. */
  HelperGraph output(String name, String type) {
    graph.message(12, value(name, type));
    return this;
  }

  /** A constant without axes. */
  HelperGraph scalar(String name, long value) {
    byte[] raw =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    graph.message(5, new Message().number(2, number("int64")).text(8, name).bytes(9, raw));
    return this;
  }

  /** A node with one output and one attribute that is a whole number. */
  HelperGraph node(String type, String attribute, long value, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(3, output).text(4, type);
    node.message(5, new Message().text(1, attribute).number(3, value).number(20, ATTRIBUTE_INT));
    graph.message(1, node);
    return this;
  }

  byte[] toBytes() {
    return new Message()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new Message().text(1, "").number(2, OPSET))
        .toBytes();
  }

  private static Message value(String name, String type) {
    Message tensor = new Message().number(1, number(type));
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A message of Protocol Buffers: varints and length-delimited fields. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message bytes(int field, byte[] value) {
      varint(((long) field << 3) | LENGTH_DELIMITED);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.toBytes());
    }

    byte[] toBytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
