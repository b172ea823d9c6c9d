package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.analysis.WordSplit;

/** Reads the {@code pre_tokenizer} of a {@code tokenizer.json}. */
final class WordSplitJson {
  private static final String SUPPORTED =
      "BertPreTokenizer, WhitespaceSplit, Punctuation with behavior Isolated, Sequence";

  private WordSplitJson() {}

  static WordSplit read(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return WordSplit.NONE;
    }
    String type = node.path("type").asText();
    return switch (type) {
      case "BertPreTokenizer" -> WordSplit.BERT;
      case "WhitespaceSplit" -> new WordSplit(true, false);
      case "Punctuation" -> {
        String behavior = node.path("behavior").asText("Isolated");
        if (!behavior.equals("Isolated")) {
          throw Refusals.unsupported("pre_tokenizer", type + " with " + behavior, SUPPORTED);
        }
        yield new WordSplit(false, true);
      }
      case "Sequence" -> {
        // The splits are at single characters, so their order does not matter.
        WordSplit all = WordSplit.NONE;
        for (JsonNode part : node.path("pretokenizers")) {
          WordSplit split = read(part);
          all =
              new WordSplit(
                  all.atWhitespace() || split.atWhitespace(),
                  all.aroundPunctuation() || split.aroundPunctuation());
        }
        yield all;
      }
      default -> throw Refusals.unsupported("pre_tokenizer", type, SUPPORTED);
    };
  }
}
