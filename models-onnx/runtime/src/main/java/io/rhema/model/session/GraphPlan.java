package io.rhema.model.session;

import io.rhema.model.session.ModelSignature.Port;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a graph is fed with token ids, worked out once from its signature.
 *
 * @param inputs every declared input; all of them and nothing else is fed
 * @param rows the number of rows of every run, if the graph fixes it
 * @param columns the length of every row, if the graph fixes it
 */
record GraphPlan(List<Input> inputs, OptionalInt rows, OptionalInt columns) {

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
    return new GraphPlan(all, fixed(all, 0), fixed(all, 1));
  }

  private static Input input(Port port, ModelSignature signature) {
    InputRole role =
        InputRole.of(port.name())
            .orElseThrow(
                () ->
                    new SessionException(
                        "input %s is none that a text model is fed (ids, mask, types, positions, shapes, weights); the graph's inputs are %s"
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

  private static List<String> names(List<Port> ports) {
    return ports.stream().map(Port::name).toList();
  }
}
