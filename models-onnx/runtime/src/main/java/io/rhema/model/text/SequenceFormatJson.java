package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the {@code post_processor} of a {@code tokenizer.json}, as far as single texts need it. */
final class SequenceFormatJson {
  private static final String SUPPORTED =
      "TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel, Sequence";
  private static final int[] NONE = {};

  private SequenceFormatJson() {}

  static SequenceFormat read(JsonNode node, int padId) {
    if (node.isNull() || node.isMissingNode()) {
      return new SequenceFormat(NONE, NONE, padId);
    }
    String type = node.path("type").asText();
    return switch (type) {
      case "BertProcessing", "RobertaProcessing" ->
          new SequenceFormat(
              new int[] {idOfPair(node, "cls")}, new int[] {idOfPair(node, "sep")}, padId);
      case "TemplateProcessing" -> template(node, padId);
      // Is about offsets alone.
      case "ByteLevel" -> new SequenceFormat(NONE, NONE, padId);
      case "Sequence" -> {
        SequenceFormat all = new SequenceFormat(NONE, NONE, padId);
        for (JsonNode part : node.path("processors")) {
          SequenceFormat outer = read(part, padId);
          all =
              new SequenceFormat(
                  concat(outer.prefix(), all.prefix()),
                  concat(all.suffix(), outer.suffix()),
                  padId);
        }
        yield all;
      }
      default -> throw Refusals.unsupported("post_processor", type, SUPPORTED);
    };
  }

  private static int idOfPair(JsonNode node, String key) {
    JsonNode id = node.path(key).path(1);
    if (!id.isInt()) {
      throw new BundleException(
          "post_processor %s needs '%s': [token, id]".formatted(node.path("type").asText(), key));
    }
    return id.asInt();
  }

  private static SequenceFormat template(JsonNode node, int padId) {
    List<Integer> prefix = new ArrayList<>();
    List<Integer> suffix = new ArrayList<>();
    boolean seen = false;
    for (JsonNode piece : node.path("single")) {
      JsonNode content = piece.elements().hasNext() ? piece.elements().next() : piece;
      if (content.path("type_id").asInt(0) != 0) {
        throw new BundleException("post_processor gives a single text token types other than 0");
      }
      if (piece.has("SpecialToken")) {
        String token = content.path("id").asText();
        JsonNode ids = node.path("special_tokens").path(token).path("ids");
        if (!ids.isArray() || ids.isEmpty()) {
          throw new BundleException("post_processor names '%s' without its ids".formatted(token));
        }
        List<Integer> side = seen ? suffix : prefix;
        ids.forEach(id -> side.add(id.asInt()));
      } else if (piece.has("Sequence") && !seen && content.path("id").asText().equals("A")) {
        seen = true;
      } else {
        throw new BundleException(
            "post_processor has '%s' in the template of a single text".formatted(piece));
      }
    }
    if (!seen) {
      throw new BundleException(
          "post_processor has no sequence A in the template of a single text");
    }
    return new SequenceFormat(toArray(prefix), toArray(suffix), padId);
  }

  private static int[] toArray(List<Integer> ids) {
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] concat(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }
}
