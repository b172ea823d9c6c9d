package io.rhema.model.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A byte-level BPE vocabulary whose words are one piece each, with those of {@link
 * TinyTranslator}'s dictionary; every other text is pieces of one byte. Words are those of small
 * letters behind a blank, or at the start of a text.
 */
public final class TinyTranslatorVocabulary {
  /** The token that ends a text. */
  public static final int END = 1;

  /** English words and the French ones that they become. */
  public static final Map<String, String> DICTIONARY =
      Map.ofEntries(
          Map.entry("hello", "bonjour"),
          Map.entry("world", "monde"),
          Map.entry("good", "bon"),
          Map.entry("day", "jour"),
          Map.entry("the", "le"),
          Map.entry("cat", "chat"),
          Map.entry("sleeps", "dort"),
          Map.entry("i", "je"),
          Map.entry("see", "vois"),
          Map.entry("thanks", "merci"),
          Map.entry("my", "mon"),
          Map.entry("friend", "ami"));

  private static final char BLANK = 'Ġ';

  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final Set<String> merges = new LinkedHashSet<>();

  TinyTranslatorVocabulary() {
    add("<pad>");
    add("</s>");
    add("<unk>");
    for (int value = 0; value < 256; value++) {
      add(String.valueOf(character(value)));
    }
    DICTIONARY.keySet().stream().sorted().forEach(this::addWord);
    DICTIONARY.values().stream().sorted().forEach(this::addWord);
    addWord(TinyTranslator.FOREVER);
    addWord(TinyTranslator.NAN);
    addWord(TinyTranslator.CRASH);
  }

  /** The character that stands for a byte in a byte-level vocabulary. */
  private static char character(int value) {
    boolean itself =
        (value >= '!' && value <= '~')
            || (value >= 0xA1 && value <= 0xAC)
            || (value >= 0xAE && value <= 0xFF);
    if (itself) {
      return (char) value;
    }
    int before = value <= ' ' ? value : value <= 0xA0 ? value - 0x7F + 33 : 67;
    return (char) (0x100 + before);
  }

  /** A word and all its beginnings, each merged from the one before and a letter. */
  private void addWord(String word) {
    String piece = String.valueOf(BLANK);
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      merges.add(piece + " " + letter);
      piece += letter;
      add(piece);
    }
  }

  private void add(String piece) {
    ids.putIfAbsent(piece, ids.size());
  }

  int size() {
    return ids.size();
  }

  /** The token of a word. */
  public int id(String word) {
    return ids.get(BLANK + word);
  }

  /**
   * The token that each token becomes; padding becomes the end, so that a text is the same in every
   * batch. The last one, {@link TinyTranslator#CRASH}, has none.
   */
  float[] translated() {
    float[] translated = new float[size() - 1];
    for (int id = 0; id < translated.length; id++) {
      translated[id] = id;
    }
    translated[0] = END;
    DICTIONARY.forEach((english, french) -> translated[id(english)] = id(french));
    translated[id(TinyTranslator.NAN)] = Float.NaN;
    return translated;
  }

  String tokenizerJson() {
    List<String> vocabulary = new ArrayList<>();
    ids.forEach((piece, id) -> vocabulary.add("%s: %d".formatted(quoted(piece), id)));
    List<String> quotedMerges = merges.stream().map(TinyTranslatorVocabulary::quoted).toList();
    return TOKENIZER.formatted(String.join(", ", vocabulary), String.join(", ", quotedMerges));
  }

  private static String quoted(String piece) {
    return '"' + piece.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static final String TOKENIZER =
      """
      {
        "version": "1.0", "truncation": null, "padding": null,
        "added_tokens": [
          {"id": 0, "content": "<pad>", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": false, "special": true},
          {"id": 1, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": false, "special": true},
          {"id": 2, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": false, "special": true}],
        "normalizer": {"type": "NFC"},
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true,
                          "use_regex": true},
        "post_processor": {
          "type": "TemplateProcessing",
          "single": [{"Sequence": {"id": "A", "type_id": 0}},
                     {"SpecialToken": {"id": "</s>", "type_id": 0}}],
          "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
          "special_tokens": {"</s>": {"id": "</s>", "ids": [1], "tokens": ["</s>"]}}},
        "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true,
                    "use_regex": true},
        "model": {"type": "BPE", "dropout": null, "unk_token": "<unk>",
                  "continuing_subword_prefix": null, "end_of_word_suffix": null, "fuse_unk": false,
                  "byte_fallback": false, "vocab": {%s}, "merges": [%s]}
      }
      """;
}
