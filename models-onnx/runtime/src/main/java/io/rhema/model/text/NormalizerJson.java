package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.normalize.Step;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code normalizer} of a {@code tokenizer.json}. */
final class NormalizerJson {

  private NormalizerJson() {}

  static List<Step> read(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return List.of();
    }
    String type = node.path("type").asText();
    return switch (type) {
      case "BertNormalizer" -> {
        boolean lowercase = node.path("lowercase").asBoolean(true);
        yield bert(
            node.path("clean_text").asBoolean(true),
            node.path("handle_chinese_chars").asBoolean(true),
            node.path("strip_accents").asBoolean(lowercase),
            lowercase);
      }
      case "NFC" -> List.of(Step.COMPOSE);
      case "NFD" -> List.of(Step.DECOMPOSE);
      case "StripAccents" -> List.of(Step.DROP_MARKS);
      case "Lowercase" -> List.of(Step.LOWERCASE);
      case "Sequence" -> {
        List<Step> steps = new ArrayList<>();
        node.path("normalizers").forEach(part -> steps.addAll(read(part)));
        yield steps;
      }
      default ->
          throw Refusals.unsupported(
              "normalizer", type, "BertNormalizer, NFC, NFD, StripAccents, Lowercase, Sequence");
    };
  }

  static List<Step> bert(
      boolean cleanText, boolean isolateIdeographs, boolean stripAccents, boolean lowercase) {
    List<Step> steps = new ArrayList<>();
    if (cleanText) {
      steps.add(Step.CLEAN_TEXT);
    }
    if (isolateIdeographs) {
      steps.add(Step.ISOLATE_IDEOGRAPHS);
    }
    if (stripAccents) {
      steps.add(Step.DECOMPOSE);
      steps.add(Step.DROP_NONSPACING_MARKS);
    }
    if (lowercase) {
      steps.add(Step.LOWERCASE);
    }
    return steps;
  }
}
