package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rhema.model.bundle.BundleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code tokenizer_config.json} and, where that is silent, {@code special_tokens_map.json} say
 * of a Marian tokenizer; both may be missing.
 *
 * @param end {@code eos_token}
 * @param pad {@code pad_token}
 * @param unknown {@code unk_token}
 * @param special all tokens that are no text
 * @param separateVocabularies whether the target has a {@code target_vocab.json} of its own
 */
record MarianOptions(
    String end, String pad, String unknown, Set<String> special, boolean separateVocabularies) {
  private static final String SPECIAL_TOKENS = "special_tokens_map.json";

  static MarianOptions read(Path folder) {
    List<JsonNode> files =
        List.of(json(folder, TextEncoders.TOKENIZER_CONFIG), json(folder, SPECIAL_TOKENS));
    JsonNode type = files.get(0).path("tokenizer_class");
    if (type.isTextual() && !type.asText().startsWith("Marian")) {
      throw new BundleException(
          "%s: tokenizer_class '%s' is not supported with %s; supported: MarianTokenizer"
              .formatted(
                  folder.resolve(TextEncoders.TOKENIZER_CONFIG),
                  type.asText(),
                  MarianFiles.SOURCE));
    }
    String end = token(files, "eos_token", "</s>");
    String pad = token(files, "pad_token", "<pad>");
    String unknown = token(files, "unk_token", "<unk>");
    Set<String> special = new LinkedHashSet<>(List.of(end, pad, unknown));
    for (JsonNode file : files) {
      file.path("additional_special_tokens").forEach(token -> special.add(content(token)));
    }
    return new MarianOptions(
        end, pad, unknown, special, files.get(0).path("separate_vocabs").asBoolean(false));
  }

  private static JsonNode json(Path folder, String name) {
    Path file = folder.resolve(name);
    return Files.exists(file)
        ? Refusals.in(file, () -> JsonFile.read(file))
        : MissingNode.getInstance();
  }

  private static String token(List<JsonNode> files, String key, String otherwise) {
    return files.stream()
        .map(file -> content(file.path(key)))
        .filter(token -> !token.isEmpty())
        .findFirst()
        .orElse(otherwise);
  }

  /** A token is written as its text, or as an object that has it. */
  private static String content(JsonNode token) {
    return token.isObject() ? token.path("content").asText() : token.asText("");
  }
}
