package io.rhema.training.graph.fuse;

import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which value of the graph each name of a pattern stands for.
 *
 * @param values value by name
 */
public record Bindings(Map<String, String> values) {

  static final Bindings NONE = new Bindings(Map.of());

  /** The value that a name of the pattern stands for. */
  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The pattern has no '%s'".formatted(name));
    }
    return value;
  }

  /** The one number of the constant that a name stands for. */
  public float number(OnnxGraph graph, String name) {
    return Tensors.floats(graph.constant(get(name)).orElseThrow())[0];
  }

  /** Empty when the name already stands for another value. */
  Optional<Bindings> with(String name, String value) {
    String bound = values.get(name);
    if (bound != null) {
      return bound.equals(value) ? Optional.of(this) : Optional.empty();
    }
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    return Optional.of(new Bindings(Map.copyOf(more)));
  }
}
