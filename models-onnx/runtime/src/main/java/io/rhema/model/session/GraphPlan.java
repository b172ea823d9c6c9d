package io.rhema.model.session;

import io.rhema.model.session.ModelSignature.Port;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a graph is fed with token ids and which of its outputs is read, worked out once from its
 * signature.
 *
 * @param inputs every declared input; all of them and nothing else is fed
 * @param rows the number of rows of every run, if the graph fixes it
 * @param columns the length of every row, if the graph fixes it
 * @param output the output that is read
 */
record GraphPlan(List<Input> inputs, OptionalInt rows, OptionalInt columns, Port output) {
  private static final Set<String> FLOATS = Set.of("float", "float16", "bfloat16");

  /** A declared input and what it is for. */
  record Input(Port port, InputRole role, Element element) {}

  static GraphPlan of(ModelSignature signature) {
    Map<InputRole, Input> inputs = new EnumMap<>(InputRole.class);
    for (Port port : signature.inputs()) {
      Input input = input(port, signature);
      Input twin = inputs.put(input.role(), input);
      if (twin != null) {
        throw new SessionException(
            "inputs '%s' and '%s' are both for %s; a text model has one of each kind"
                .formatted(twin.port().name(), port.name(), input.role()));
      }
    }
    if (!inputs.containsKey(InputRole.IDS)) {
      throw new SessionException(
          "the graph has no input for token ids such as 'input_ids'; its inputs are "
              + names(signature.inputs()));
    }
    List<Input> all = List.copyOf(inputs.values());
    return new GraphPlan(all, fixed(all, 0), fixed(all, 1), output(signature.outputs()));
  }

  private static Input input(Port port, ModelSignature signature) {
    InputRole role =
        InputRole.of(port.name())
            .orElseThrow(
                () ->
                    new SessionException(
                        "input %s is none that a text model is fed (ids, mask, types, positions, cases); the graph's inputs are %s"
                            .formatted(port, names(signature.inputs()))));
    if (!role.types().contains(port.type())) {
      throw new SessionException(
          "input %s has a type that cannot be fed; supported for %s: %s"
              .formatted(port, role, role.types().stream().sorted().toList()));
    }
    if (port.shape().size() != 2) {
      throw new SessionException(
          "input %s is of rank %d; a batch of token ids is of rank 2, rows and columns"
              .formatted(port, port.shape().size()));
    }
    return new Input(port, role, Element.of(port.type()));
  }

  private static OptionalInt fixed(List<Input> inputs, int axis) {
    OptionalInt fixed = OptionalInt.empty();
    for (Input input : inputs) {
      long size = input.port().shape().get(axis);
      if (size == 0 || (size > 0 && fixed.isPresent() && fixed.getAsInt() != size)) {
        throw new SessionException(
            "inputs %s disagree on axis %d; all are fed with one shape"
                .formatted(inputs.stream().map(Input::port).toList(), axis));
      }
      if (size > 0) {
        fixed = OptionalInt.of(Math.toIntExact(size));
      }
    }
    return fixed;
  }

  private static Port output(List<Port> outputs) {
    List<Port> floats = new ArrayList<>();
    for (Port port : outputs) {
      if (FLOATS.contains(port.type())) {
        if (InputRole.plainName(port.name()).equals("logits")) {
          return port;
        }
        floats.add(port);
      }
    }
    if (floats.size() == 1) {
      return floats.get(0);
    }
    List<Port> tables = floats.stream().filter(port -> port.shape().size() == 2).toList();
    if (tables.size() == 1) {
      return tables.get(0);
    }
    throw new SessionException(
        "the graph has no output 'logits' and no single float output of rank 2; its outputs are "
            + outputs);
  }

  private static List<String> names(List<Port> ports) {
    return ports.stream().map(Port::name).toList();
  }
}
