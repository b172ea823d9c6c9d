package io.rhema.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One mapping of a recipe under reading; it knows which of its keys were asked for. */
final class RecipeNode {
  private final JsonNode node;
  private final String path;
  private final Set<String> known = new LinkedHashSet<>();

  RecipeNode(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new RecipeException(
          "Invalid %s=%s: must be a mapping of keys to values"
              .formatted(path.isEmpty() ? "recipe" : path, node));
    }
    this.node = node;
    this.path = path;
  }

  private JsonNode get(String key) {
    known.add(key);
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value;
  }

  private JsonNode required(String key) {
    JsonNode value = get(key);
    if (value == null) {
      throw new RecipeException("The recipe lacks %s; it must be given".formatted(full(key)));
    }
    return value;
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private RecipeException invalid(String key, Object value, String rule) {
    return new RecipeException("Invalid %s=%s: %s".formatted(full(key), value, rule));
  }

  String text(String key) {
    JsonNode value = required(key);
    if (!value.isValueNode() || value.asText().isBlank()) {
      throw invalid(key, value, "must be a text that is not blank");
    }
    return value.asText();
  }

  String text(String key, String otherwise) {
    return get(key) == null ? otherwise : text(key);
  }

  Pattern pattern(String key, Pattern otherwise) {
    if (get(key) == null) {
      return otherwise;
    }
    String expression = text(key);
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw invalid(key, expression, "must be a regular expression; " + e.getDescription());
    }
  }

  boolean flag(String key, boolean otherwise) {
    JsonNode value = get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw invalid(key, value, "must be true or false");
    }
    return value.asBoolean();
  }

  double number(String key, Double otherwise, double least, double most) {
    JsonNode value = otherwise == null ? required(key) : get(key);
    if (value == null) {
      return otherwise;
    }
    // YAML 1.1 reads 1e-4 as a text.
    String text = value.asText();
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw invalid(key, value, "must be a number");
    }
    if (!(number >= least && number <= most)) {
      throw invalid(key, text, "must be from %s to %s".formatted(least, most));
    }
    return number;
  }

  int integer(String key, Integer otherwise, int least, int most) {
    double number = number(key, otherwise == null ? null : Double.valueOf(otherwise), least, most);
    if (number != Math.rint(number)) {
      throw invalid(key, number, "must be a whole number");
    }
    return (int) number;
  }

  <E extends Enum<E>> E choice(String key, E otherwise) {
    JsonNode value = get(key);
    if (value == null) {
      return otherwise;
    }
    Class<E> type = otherwise.getDeclaringClass();
    for (E constant : type.getEnumConstants()) {
      if (spelling(constant).equals(value.asText())) {
        return constant;
      }
    }
    String choices =
        Stream.of(type.getEnumConstants())
            .map(RecipeNode::spelling)
            .collect(Collectors.joining(", "));
    throw invalid(key, value.asText(), "must be one of " + choices);
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean has(String key) {
    return get(key) != null;
  }

  RecipeNode mapping(String key) {
    return new RecipeNode(required(key), full(key));
  }

  List<RecipeNode> mappings(String key) {
    JsonNode list = required(key);
    if (!list.isArray() || list.isEmpty()) {
      throw invalid(key, list, "must be a list with one entry or more");
    }
    List<RecipeNode> nodes = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      nodes.add(new RecipeNode(list.get(i), full(key) + "[" + i + "]"));
    }
    return nodes;
  }

  List<Long> integers(String key, List<Long> otherwise) {
    JsonNode list = get(key);
    if (list == null) {
      return otherwise;
    }
    List<Long> numbers = new ArrayList<>();
    list.forEach(element -> numbers.add(element.asLong()));
    if (!list.isArray() || list.isEmpty() || !allIntegers(list)) {
      throw invalid(key, list, "must be a list of whole numbers");
    }
    return List.copyOf(numbers);
  }

  private static boolean allIntegers(JsonNode list) {
    for (JsonNode element : list) {
      if (!element.isIntegralNumber()) {
        return false;
      }
    }
    return true;
  }

  List<String> list(String key, List<String> otherwise) {
    JsonNode list = get(key);
    if (list == null) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    if (!list.isArray() || texts.stream().anyMatch(String::isBlank)) {
      throw invalid(key, list, "must be a list of texts");
    }
    return List.copyOf(texts);
  }

  Map<String, String> texts(String key) {
    JsonNode mapping = required(key);
    if (!mapping.isObject()) {
      throw invalid(key, mapping, "must be a mapping");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    mapping.fields().forEachRemaining(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  /** A mapping of values to names, or a list of values that are their own names. */
  Map<String, String> names(String key) {
    if (!required(key).isArray()) {
      return texts(key);
    }
    Map<String, String> names = new LinkedHashMap<>();
    list(key, List.of()).forEach(value -> names.put(value, value));
    return names;
  }

  /** The mapping as it is, but for some keys; whoever takes it looks after the others. */
  ObjectNode without(String... keys) {
    ObjectNode rest = node.deepCopy();
    rest.remove(List.of(keys));
    return rest;
  }

  /** To be called when every key has been read. */
  void refuseOtherKeys() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new RecipeException(
                    "Unknown key %s=%s: supported here are %s"
                        .formatted(full(key), node.get(key), String.join(", ", known)));
              }
            });
  }
}
