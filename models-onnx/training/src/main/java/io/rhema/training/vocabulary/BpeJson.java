package io.rhema.training.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.training.vocabulary.BpeVocabulary.Merge;

/** Spells a vocabulary as a {@code tokenizer.json}. */
final class BpeJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TOKENIZER =
      """
      {
        "version": "1.0",
        "truncation": null,
        "padding": null,
        "added_tokens": [],
        "normalizer": {"type": "NFC"},
        "pre_tokenizer":
          {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true, "use_regex": true},
        "post_processor": null,
        "decoder":
          {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true, "use_regex": true},
        "model": {
          "type": "BPE",
          "dropout": null,
          "unk_token": null,
          "continuing_subword_prefix": null,
          "end_of_word_suffix": null,
          "fuse_unk": false,
          "byte_fallback": false,
          "ignore_merges": false,
          "vocab": {},
          "merges": []
        }
      }
      """;

  private static final String END_BEHIND_EACH =
      """
      {
        "type": "TemplateProcessing",
        "single": [
          {"Sequence": {"id": "A", "type_id": 0}},
          {"SpecialToken": {"id": "%1$s", "type_id": 0}}
        ],
        "pair": [
          {"Sequence": {"id": "A", "type_id": 0}},
          {"SpecialToken": {"id": "%1$s", "type_id": 0}},
          {"Sequence": {"id": "B", "type_id": 1}},
          {"SpecialToken": {"id": "%1$s", "type_id": 1}}
        ],
        "special_tokens": {"%1$s": {"id": "%1$s", "ids": [%2$d], "tokens": ["%1$s"]}}
      }
      """;

  private BpeJson() {}

  static byte[] of(BpeVocabulary vocabulary) {
    try {
      ObjectNode root = (ObjectNode) JSON.readTree(TOKENIZER);
      addSpecials(vocabulary, root.withArray("added_tokens"));
      int end = vocabulary.specials().indexOf(BpeVocabulary.END);
      if (end >= 0) {
        String template = END_BEHIND_EACH.formatted(BpeVocabulary.END, end);
        root.set("post_processor", JSON.readTree(template));
      }
      fill((ObjectNode) root.get("model"), vocabulary);
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A template in this class is no JSON", e);
    }
  }

  private static void addSpecials(BpeVocabulary vocabulary, ArrayNode tokens) {
    for (int id = 0; id < vocabulary.specials().size(); id++) {
      ObjectNode token = tokens.addObject().put("id", id);
      token.put("content", vocabulary.specials().get(id)).put("single_word", false);
      token.put("lstrip", false).put("rstrip", false);
      token.put("normalized", false).put("special", true);
    }
  }

  private static void fill(ObjectNode model, BpeVocabulary vocabulary) {
    if (vocabulary.specials().contains(BpeVocabulary.UNKNOWN)) {
      model.put("unk_token", BpeVocabulary.UNKNOWN);
    }
    ObjectNode vocab = (ObjectNode) model.get("vocab");
    for (int id = 0; id < vocabulary.size(); id++) {
      vocab.put(vocabulary.pieces().get(id), id);
    }
    // As one text, which every release of the library reads; no piece has a space.
    for (Merge merge : vocabulary.merges()) {
      model.withArray("merges").add(merge.left() + " " + merge.right());
    }
  }
}
