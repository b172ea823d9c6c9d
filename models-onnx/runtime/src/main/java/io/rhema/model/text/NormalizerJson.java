package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.normalize.CharacterStep;
import io.rhema.model.text.normalize.Charsmap;
import io.rhema.model.text.normalize.Precompiled;
import io.rhema.model.text.normalize.Prepend;
import io.rhema.model.text.normalize.Replace;
import io.rhema.model.text.normalize.Step;
import io.rhema.model.text.normalize.Strip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code normalizer} of a {@code tokenizer.json}. */
final class NormalizerJson {
  private static final String SUPPORTED =
      "BertNormalizer, NFC, NFD, NFKC, NFKD, StripAccents, Lowercase, Strip, Prepend, Replace, "
          + "Nmt, Precompiled, ByteLevel, Sequence";

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
      case "NFC" -> List.of(CharacterStep.COMPOSE);
      case "NFD" -> List.of(CharacterStep.DECOMPOSE);
      case "NFKC" -> List.of(CharacterStep.COMPOSE_COMPATIBLY);
      case "NFKD" -> List.of(CharacterStep.DECOMPOSE_COMPATIBLY);
      case "StripAccents" -> List.of(CharacterStep.DROP_MARKS);
      case "Lowercase" -> List.of(CharacterStep.LOWERCASE);
      case "Nmt" -> List.of(CharacterStep.CLEAN_FOR_TRANSLATION);
      case "ByteLevel" -> List.of(CharacterStep.WRITE_BYTES);
      case "Strip" ->
          List.of(
              new Strip(
                  node.path("strip_left").asBoolean(true),
                  node.path("strip_right").asBoolean(true)));
      case "Prepend" -> List.of(new Prepend(node.path("prepend").asText()));
      case "Replace" ->
          List.of(
              new Replace(PatternJson.read(node.path("pattern")), node.path("content").asText()));
      case "Precompiled" -> List.of(precompiled(node.path("precompiled_charsmap")));
      case "Sequence" -> {
        List<Step> steps = new ArrayList<>();
        node.path("normalizers").forEach(part -> steps.addAll(read(part)));
        yield steps;
      }
      default -> throw Refusals.unsupported("normalizer", type, SUPPORTED);
    };
  }

  private static Step precompiled(JsonNode charsmap) {
    if (!charsmap.isTextual()) {
      throw new BundleException("Precompiled needs 'precompiled_charsmap', text in Base64");
    }
    try {
      return new Precompiled(Charsmap.parse(charsmap.binaryValue()));
    } catch (IOException e) {
      throw new BundleException("precompiled_charsmap is not Base64: " + e.getMessage(), e);
    }
  }

  static List<Step> bert(
      boolean cleanText, boolean isolateIdeographs, boolean stripAccents, boolean lowercase) {
    List<Step> steps = new ArrayList<>();
    if (cleanText) {
      steps.add(CharacterStep.CLEAN_TEXT);
    }
    if (isolateIdeographs) {
      steps.add(CharacterStep.ISOLATE_IDEOGRAPHS);
    }
    if (stripAccents) {
      steps.add(CharacterStep.DECOMPOSE);
      steps.add(CharacterStep.DROP_NONSPACING_MARKS);
    }
    if (lowercase) {
      steps.add(CharacterStep.LOWERCASE);
    }
    return steps;
  }
}
