package io.rhema.training.engine;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The attributes of a node, by name. */
record NodeAttributes(Map<String, AttributeProto> byName) {
  static final NodeAttributes NONE = new NodeAttributes(Map.of());

  static NodeAttributes of(List<AttributeProto> attributes) {
    return new NodeAttributes(
        attributes.stream()
            .collect(Collectors.toUnmodifiableMap(AttributeProto::getName, Function.identity())));
  }

  static NodeAttributes ofFloat(String name, float value) {
    return of(List.of(AttributeProto.newBuilder().setName(name).setF(value).build()));
  }

  long integer(String name, long otherwise) {
    AttributeProto attribute = byName.get(name);
    return attribute == null ? otherwise : attribute.getI();
  }

  String text(String name, String otherwise) {
    AttributeProto attribute = byName.get(name);
    return attribute == null ? otherwise : attribute.getS().toStringUtf8();
  }

  /** A list of texts; empty if there is none. */
  List<String> texts(String name) {
    AttributeProto attribute = byName.get(name);
    return attribute == null
        ? List.of()
        : attribute.getStringsList().stream().map(ByteString::toStringUtf8).toList();
  }

  float real(String name, float otherwise) {
    AttributeProto attribute = byName.get(name);
    return attribute == null ? otherwise : attribute.getF();
  }

  Optional<long[]> integers(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray());
  }

  Optional<TensorProto> constant(String name) {
    return Optional.ofNullable(byName.get(name)).map(AttributeProto::getT);
  }
}
