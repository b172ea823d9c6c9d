package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.vocabulary.AddedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the {@code added_tokens} of a {@code tokenizer.json}. */
final class AddedTokensJson {

  private AddedTokensJson() {}

  /**
   * Reads the tokens to look for, special ones first as the reference tries them.
   *
   * @param vocabulary the model's pieces, which added tokens must not contradict
   */
  static List<AddedToken> read(
      JsonNode nodes, Map<String, Integer> vocabulary, SpecialTokens special) {
    List<AddedToken> specialTokens = new ArrayList<>();
    List<AddedToken> others = new ArrayList<>();
    for (JsonNode node : nodes) {
      AddedToken token = token(node, vocabulary);
      if (!node.path("special").asBoolean(false)) {
        others.add(token);
      } else if (special == SpecialTokens.MATCHED) {
        specialTokens.add(token);
      }
    }
    specialTokens.addAll(others);
    return specialTokens;
  }

  private static AddedToken token(JsonNode node, Map<String, Integer> vocabulary) {
    String content = node.path("content").asText();
    JsonNode id = node.path("id");
    if (content.isEmpty() || !id.isInt()) {
      throw new BundleException(
          "added_tokens has %s; each needs 'content' and 'id'".formatted(node));
    }
    Integer known = vocabulary.get(content);
    if (known != null && known != id.asInt()) {
      throw new BundleException(
          "added_tokens gives '%s' the id %d, the vocabulary %d; both must be the same"
              .formatted(content, id.asInt(), known));
    }
    return new AddedToken(
        content,
        id.asInt(),
        node.path("single_word").asBoolean(false),
        node.path("lstrip").asBoolean(false),
        node.path("rstrip").asBoolean(false),
        node.path("normalized").asBoolean(true));
  }
}
