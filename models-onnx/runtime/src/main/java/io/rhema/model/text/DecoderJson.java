package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.decode.ByteLevelDecoder;
import io.rhema.model.text.decode.JoinedWithBlanks;
import io.rhema.model.text.decode.PieceDecoder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the {@code decoder} of a {@code tokenizer.json}, with the pieces that it decodes. */
final class DecoderJson {
  private static final String SUPPORTED = "ByteLevel";

  private DecoderJson() {}

  static TextDecoder read(JsonNode root) {
    Map<String, Integer> pieces = new LinkedHashMap<>(VocabularyJson.read(root.path("model")));
    Set<Integer> special = new HashSet<>();
    for (JsonNode node : root.path("added_tokens")) {
      int id = node.path("id").asInt();
      pieces.put(node.path("content").asText(), id);
      if (node.path("special").asBoolean(false)) {
        special.add(id);
      }
    }
    return new VocabularyDecoder(pieces, special, decoder(root.path("decoder")));
  }

  private static PieceDecoder decoder(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return new JoinedWithBlanks();
    }
    String type = node.path("type").asText();
    return switch (type) {
      case "ByteLevel" -> new ByteLevelDecoder();
      default -> throw Refusals.unsupported("decoder", type, SUPPORTED);
    };
  }
}
