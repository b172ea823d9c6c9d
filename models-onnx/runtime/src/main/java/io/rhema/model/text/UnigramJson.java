package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.unigram.UnigramModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a {@code model} of type Unigram. */
final class UnigramJson {

  private UnigramJson() {}

  static UnigramModel read(JsonNode model, Set<String> notInText) {
    JsonNode vocabulary = model.path("vocab");
    List<String> pieces = new ArrayList<>(vocabulary.size());
    double[] scores = new double[vocabulary.size()];
    for (JsonNode node : vocabulary) {
      if (!node.path(0).isTextual() || !node.path(1).isNumber()) {
        throw new BundleException(
            "vocab has %s; each piece is a pair of text and score".formatted(node));
      }
      scores[pieces.size()] = node.get(1).asDouble();
      pieces.add(node.get(0).asText());
    }
    JsonNode unknown = model.path("unk_id");
    return UnigramModel.ofTokenizerJson(
        pieces,
        scores,
        unknown.isInt() ? OptionalInt.of(unknown.asInt()) : OptionalInt.empty(),
        model.path("byte_fallback").asBoolean(false),
        notInText);
  }
}
