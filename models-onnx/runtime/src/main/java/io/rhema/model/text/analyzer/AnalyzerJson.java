package io.rhema.model.text.analyzer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes {@code analyzer.json}. */
final class AnalyzerJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A chain that spells out a long list in its arguments still takes kilobytes. */
  private static final int MAX_BYTES = 1 << 20;

  private static final Set<String> KEYS =
      new TreeSet<>(
          List.of(
              "formatVersion",
              "charFilters",
              "tokenizer",
              "filters",
              "vocabulary",
              "form",
              "weights",
              "documents"));

  private AnalyzerJson() {}

  static AnalyzerDefinition read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BundleException(
            "has %,d bytes; at most %,d are read".formatted(Files.size(file), MAX_BYTES));
      }
      JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
      if (!json.has("formatVersion")) {
        throw new BundleException(
            "has no formatVersion; this program reads version "
                + AnalyzerDefinition.FORMAT_VERSION);
      }
      return definition(json);
    } catch (JsonProcessingException e) {
      throw new BundleException("is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new BundleException("cannot be read: " + e, e);
    }
  }

  static AnalyzerDefinition definition(JsonNode json) {
    checkKeys(json);
    JsonNode version = json.path("formatVersion");
    if (!version.isMissingNode() && version.asInt(-1) != AnalyzerDefinition.FORMAT_VERSION) {
      throw new BundleException(
          "formatVersion is %s; this program reads version %d"
              .formatted(version, AnalyzerDefinition.FORMAT_VERSION));
    }
    if (!json.has("tokenizer")) {
      throw new BundleException("has no tokenizer; name one, such as {\"name\": \"standard\"}");
    }
    try {
      return new AnalyzerDefinition(
          components(json, "charFilters"),
          component("tokenizer", json.get("tokenizer")),
          components(json, "filters"),
          text(json, "vocabulary", AnalyzerDefinition.VOCABULARY),
          oneOf(Form.values(), "form", json),
          oneOf(Weighting.values(), "weights", json),
          documents(json.path("documents")));
    } catch (IllegalArgumentException e) {
      throw new BundleException(e.getMessage(), e);
    }
  }

  private static void checkKeys(JsonNode json) {
    if (!json.isObject()) {
      throw new BundleException("must hold a JSON object");
    }
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw new BundleException(
                    "has the key '%s'; the keys are %s".formatted(key, String.join(", ", KEYS)));
              }
            });
  }

  private static List<Component> components(JsonNode json, String key) {
    JsonNode array = json.path(key);
    if (!array.isArray() && !array.isMissingNode()) {
      throw new BundleException("%s is %s; it must be a list".formatted(key, array));
    }
    List<Component> components = new ArrayList<>();
    array.forEach(node -> components.add(component(key, node)));
    return components;
  }

  private static Component component(String key, JsonNode node) {
    String name = node.path("name").asText("");
    if (!node.isObject() || name.isEmpty()) {
      throw new BundleException(
          "%s has %s; each component is an object with a 'name', its arguments beside it"
              .formatted(key, node));
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
        throw new BundleException(
            "%s '%s' has %s as its '%s'; arguments are strings, numbers, true or false"
                .formatted(key, name, entry.getValue(), entry.getKey()));
      }
      arguments.put(entry.getKey(), entry.getValue().asText());
    }
    arguments.remove("name");
    return new Component(name, arguments);
  }

  private static String text(JsonNode json, String key, String otherwise) {
    JsonNode value = json.path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new BundleException("%s is %s; it must be a string".formatted(key, value));
    }
    return value.asText();
  }

  /** The constant that is named, or the first. */
  private static <E extends Enum<E>> E oneOf(E[] constants, String key, JsonNode json) {
    String name = text(json, key, constants[0].toString());
    return Arrays.stream(constants)
        .filter(constant -> constant.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BundleException(
                    "%s is '%s'; supported: %s".formatted(key, name, List.of(constants))));
  }

  private static Integer documents(JsonNode json) {
    if (json.isMissingNode()) {
      return null;
    }
    if (!json.isInt()) {
      throw new BundleException("documents is %s; it must be a whole number".formatted(json));
    }
    return json.asInt();
  }

  static JsonNode of(AnalyzerDefinition definition) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("formatVersion", AnalyzerDefinition.FORMAT_VERSION);
    put(json.putArray("charFilters"), definition.charFilters());
    put(json.putObject("tokenizer"), definition.tokenizer());
    put(json.putArray("filters"), definition.filters());
    json.put("vocabulary", definition.vocabulary());
    json.put("form", definition.form().toString());
    json.put("weights", definition.weights().toString());
    if (definition.documents() != null) {
      json.put("documents", definition.documents());
    }
    return json;
  }

  private static void put(ArrayNode array, List<Component> components) {
    components.forEach(component -> put(array.addObject(), component));
  }

  private static void put(ObjectNode object, Component component) {
    object.put("name", component.name());
    component.arguments().forEach(object::put);
  }

  static void write(AnalyzerDefinition definition, Path file) throws IOException {
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), of(definition));
  }
}
