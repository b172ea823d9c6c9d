package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a {@code tokenizer.json} as the {@code tokenizers} library writes it. */
final class TokenizerJson {
  private static final String SUPPORTED_MODELS = "WordPiece";

  private TokenizerJson() {}

  static TextEncoder read(Path path, SpecialTokens special) {
    JsonNode root = JsonFile.read(path);
    JsonNode model = root.path("model");
    // Files written before models had a type are WordPiece when they have its options.
    String type =
        model.path("type").asText(model.has("max_input_chars_per_word") ? "WordPiece" : "");
    return switch (type) {
      case "WordPiece" -> wordPiece(root, model, special);
      default -> throw Refusals.unsupported("model", type, SUPPORTED_MODELS);
    };
  }

  private static TextEncoder wordPiece(JsonNode root, JsonNode model, SpecialTokens special) {
    Map<String, Integer> pieces = pieces(model.path("vocab"));
    WordPieceVocabulary vocabulary =
        new WordPieceVocabulary(
            pieces,
            model.path("unk_token").asText("[UNK]"),
            model.path("continuing_subword_prefix").asText("##"),
            model.path("max_input_chars_per_word").asInt(100));
    int padId = root.path("padding").path("pad_id").asInt(pieces.getOrDefault("[PAD]", 0));
    return new WordPieceEncoder(
            new Normalizer(NormalizerJson.read(root.path("normalizer"))),
            WordSplitJson.read(root.path("pre_tokenizer")),
            AddedTokensJson.read(root.path("added_tokens"), pieces, special),
            vocabulary,
            SequenceFormatJson.read(root.path("post_processor"), padId))
        .build();
  }

  private static Map<String, Integer> pieces(JsonNode vocabulary) {
    Map<String, Integer> pieces = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
      if (!entry.getValue().isInt()) {
        throw new BundleException(
            "vocab gives '%s' the id %s; ids are whole numbers"
                .formatted(entry.getKey(), entry.getValue()));
      }
      pieces.put(entry.getKey(), entry.getValue().asInt());
    }
    return pieces;
  }
}
