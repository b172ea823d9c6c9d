package io.rhema.model.text.analyzer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A char filter, tokenizer or token filter of a chain.
 *
 * @param name Lucene's own for it: {@code standard}, {@code lowercase}, {@code snowballPorter}
 * @param arguments as its Lucene factory takes them; files are named relative to the bundle
 */
public record Component(String name, Map<String, String> arguments) {
  public Component {
    Objects.requireNonNull(name, "name");
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** A component whose arguments are all left at their defaults. */
  public static Component of(String name) {
    return new Component(name, Map.of());
  }

  /** A component with one argument. */
  public static Component of(String name, String argument, String value) {
    return new Component(name, Map.of(argument, value));
  }

  @Override
  public String toString() {
    return arguments.isEmpty() ? name : name + arguments;
  }
}
