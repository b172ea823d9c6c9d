package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the {@code vocab} of the {@code model} of a {@code tokenizer.json}. */
final class VocabularyJson {

  private VocabularyJson() {}

  /** The pieces with their ids, in the order of the file. */
  static Map<String, Integer> read(JsonNode model) {
    Map<String, Integer> pieces = new LinkedHashMap<>();
    if (model.path("vocab").isArray()) {
      int id = 0;
      for (JsonNode piece : model.path("vocab")) {
        pieces.put(piece.path(0).asText(), id++);
      }
      return pieces;
    }
    for (Map.Entry<String, JsonNode> entry : model.path("vocab").properties()) {
      if (!entry.getValue().isInt() || entry.getValue().asInt() < 0) {
        throw new BundleException(
            "vocab gives '%s' the id %s; ids are whole numbers from 0"
                .formatted(entry.getKey(), entry.getValue()));
      }
      pieces.put(entry.getKey(), entry.getValue().asInt());
    }
    return pieces;
  }
}
