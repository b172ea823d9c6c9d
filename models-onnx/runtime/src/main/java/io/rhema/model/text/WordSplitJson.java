package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.analysis.WordSplit;
import java.util.Optional;

/**
 * Finds out whether the {@code pre_tokenizer} of a {@code tokenizer.json} is a {@link WordSplit},
 * which the tokenizer does itself, faster than a filter behind it could.
 */
final class WordSplitJson {

  private WordSplitJson() {}

  static Optional<WordSplit> find(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return Optional.of(WordSplit.NONE);
    }
    return switch (node.path("type").asText()) {
      case "BertPreTokenizer" -> Optional.of(WordSplit.BERT);
      case "WhitespaceSplit" -> Optional.of(new WordSplit(true, false));
      case "Punctuation" ->
          Optional.of(new WordSplit(false, true))
              .filter(split -> node.path("behavior").asText("Isolated").equals("Isolated"));
      case "Sequence" -> {
        // The splits are at single characters, so their order does not matter.
        Optional<WordSplit> all = Optional.of(WordSplit.NONE);
        for (JsonNode part : node.path("pretokenizers")) {
          Optional<WordSplit> next = find(part);
          all = all.flatMap(split -> next.map(split::and));
        }
        yield all;
      }
      default -> Optional.empty();
    };
  }
}
