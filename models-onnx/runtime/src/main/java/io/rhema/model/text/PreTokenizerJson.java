package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.pretokenize.ByteLevel;
import io.rhema.model.text.pretokenize.PreTokenizer;
import io.rhema.model.text.pretokenize.PrefixSpace;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code pre_tokenizer} of a {@code tokenizer.json}. */
final class PreTokenizerJson {
  private static final String SUPPORTED = "ByteLevel, Sequence";

  private PreTokenizerJson() {}

  static List<PreTokenizer> read(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return List.of();
    }
    String type = node.path("type").asText();
    return switch (type) {
      case "ByteLevel" -> byteLevel(node);
      case "Sequence" -> {
        List<PreTokenizer> all = new ArrayList<>();
        node.path("pretokenizers").forEach(part -> all.addAll(read(part)));
        yield all;
      }
      default -> throw Refusals.unsupported("pre_tokenizer", type, SUPPORTED);
    };
  }

  private static List<PreTokenizer> byteLevel(JsonNode node) {
    ByteLevel bytes = new ByteLevel(node.path("use_regex").asBoolean(true));
    return node.path("add_prefix_space").asBoolean(true)
        ? List.of(new PrefixSpace(), bytes)
        : List.of(bytes);
  }
}
