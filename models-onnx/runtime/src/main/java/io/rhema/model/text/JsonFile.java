package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a JSON file of a bundle. */
final class JsonFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonFile() {}

  static JsonNode read(Path file) {
    JsonNode root;
    try {
      root = MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new BundleException("cannot be read as JSON: " + e.getMessage(), e);
    }
    if (!root.isObject()) {
      throw new BundleException("must hold a JSON object");
    }
    return root;
  }
}
