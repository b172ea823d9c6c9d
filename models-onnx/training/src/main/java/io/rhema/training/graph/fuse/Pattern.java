package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What to look for in a graph, read backwards from a value: which operator made it, from what.
 *
 * <p>Patterns are written like the formula they match. A name that occurs twice stands for the same
 * value both times; the operands of Add and Mul match in either order. Matching tries every way, so
 * the order in which alternatives are given does not matter to what is found.
 */
@FunctionalInterface
public interface Pattern {

  /** How close a constant must be to the number asked for; exports round to float. */
  double RELATIVE_TOLERANCE = 1e-5;

  Set<String> COMMUTATIVE = Set.of("Add", "Mul");

  /** All ways in which the value fits, each with what it adds to the bindings so far. */
  Stream<Bindings> matches(OnnxGraph graph, String value, Bindings bindings);

  /** The first way in which a value fits. */
  default Optional<Bindings> match(OnnxGraph graph, String value) {
    return matches(graph, value, Bindings.NONE).findFirst();
  }

  /** Any value. */
  static Pattern any(String name) {
    return (graph, value, bindings) -> bindings.with(name, value).stream();
  }

  /** An initializer or the value of a Constant node, with so many axes. */
  static Pattern constant(String name, int rank) {
    return (graph, value, bindings) ->
        graph
            .constant(value)
            .filter(t -> t.getDimsCount() == rank && Tensors.isFloating(t))
            .flatMap(t -> bindings.with(name, value))
            .stream();
  }

  /** A constant of one element. */
  static Pattern scalar(String name) {
    return (graph, value, bindings) ->
        number(graph, value).flatMap(n -> bindings.with(name, value)).stream();
  }

  /** The constant number given. */
  static Pattern number(double wanted) {
    return (graph, value, bindings) ->
        number(graph, value)
            .filter(n -> Math.abs(n - wanted) <= Math.abs(wanted) * RELATIVE_TOLERANCE)
            .map(n -> bindings)
            .stream();
  }

  /** The constant integer given, as a list of one or alone. */
  static Pattern integer(long wanted) {
    return (graph, value, bindings) ->
        graph
            .constant(value)
            .filter(t -> Tensors.type(t) == DataType.INT64 && Tensors.size(t) == 1)
            .filter(t -> Tensors.longs(t)[0] == wanted)
            .map(t -> bindings)
            .stream();
  }

  /** A value that an operator of this type made from such inputs; further inputs may be there. */
  static Pattern op(String opType, Pattern... inputs) {
    return op(opType, node -> true, inputs);
  }

  static Pattern op(String opType, Predicate<NodeProto> condition, Pattern... inputs) {
    return (graph, value, bindings) -> {
      Optional<NodeProto> node =
          graph
              .producer(value)
              .filter(n -> n.getOpType().equals(opType))
              .filter(n -> n.getInputCount() >= inputs.length)
              .filter(condition);
      if (node.isEmpty()) {
        return Stream.empty();
      }
      List<String> values = node.get().getInputList();
      Stream<Bindings> found = inputsMatch(graph, values, inputs, 0, bindings);
      if (inputs.length == 2 && COMMUTATIVE.contains(opType)) {
        List<String> swapped = List.of(values.get(1), values.get(0));
        found = Stream.concat(found, inputsMatch(graph, swapped, inputs, 0, bindings));
      }
      return found;
    };
  }

  /** Fits when one of the patterns does. */
  static Pattern oneOf(Pattern... patterns) {
    return (graph, value, bindings) ->
        Stream.of(patterns).flatMap(p -> p.matches(graph, value, bindings));
  }

  /** Fits when the pattern does; the value itself gets a name too. */
  static Pattern named(String name, Pattern pattern) {
    return (graph, value, bindings) ->
        bindings.with(name, value).stream().flatMap(b -> pattern.matches(graph, value, b));
  }

  private static Stream<Bindings> inputsMatch(
      OnnxGraph graph, List<String> values, Pattern[] inputs, int from, Bindings bindings) {
    if (from == inputs.length) {
      return Stream.of(bindings);
    }
    return inputs[from]
        .matches(graph, values.get(from), bindings)
        .flatMap(b -> inputsMatch(graph, values, inputs, from + 1, b));
  }

  private static Optional<Float> number(OnnxGraph graph, String value) {
    return graph.constant(value).filter(Pattern::isNumber).map(t -> Tensors.floats(t)[0]);
  }

  private static boolean isNumber(TensorProto tensor) {
    return Tensors.isFloating(tensor) && Tensors.size(tensor) == 1;
  }
}
