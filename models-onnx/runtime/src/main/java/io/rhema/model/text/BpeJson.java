package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.bpe.BpeModel;
import io.rhema.model.text.bpe.BpeOptions;
import io.rhema.model.text.bpe.Merge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a {@code model} of type BPE. */
final class BpeJson {

  private BpeJson() {}

  static BpeModel read(JsonNode model, Map<String, Integer> pieces, Set<String> notInText) {
    return new BpeModel(pieces, merges(model.path("merges")), options(model), notInText);
  }

  private static BpeOptions options(JsonNode model) {
    return new BpeOptions(
        model.path("unk_token").textValue(),
        model.path("continuing_subword_prefix").asText(""),
        model.path("end_of_word_suffix").asText(""),
        model.path("fuse_unk").asBoolean(false),
        model.path("byte_fallback").asBoolean(false),
        model.path("ignore_merges").asBoolean(false));
  }

  private static List<Merge> merges(JsonNode nodes) {
    List<Merge> merges = new ArrayList<>(nodes.size());
    for (JsonNode node : nodes) {
      merges.add(merge(node));
    }
    return merges;
  }

  /** A pair, or in older files one string with a blank between. */
  private static Merge merge(JsonNode node) {
    if (node.isArray() && node.size() == 2) {
      return new Merge(node.get(0).asText(), node.get(1).asText());
    }
    String[] parts = node.asText().split(" ", -1);
    if (!node.isTextual() || parts.length != 2) {
      throw new BundleException(
          "merges has %s; each is a pair of pieces or a string with one blank between them"
              .formatted(node));
    }
    return new Merge(parts[0], parts[1]);
  }
}
