package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.pretokenize.ByteLevel;
import io.rhema.model.text.pretokenize.CharacterClass;
import io.rhema.model.text.pretokenize.CharacterSplit;
import io.rhema.model.text.pretokenize.PatternSplit;
import io.rhema.model.text.pretokenize.PreTokenizer;
import io.rhema.model.text.pretokenize.PrefixSpace;
import io.rhema.model.text.pretokenize.SplitBehavior;
import io.rhema.model.text.pretokenize.WordsAndSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the {@code pre_tokenizer} of a {@code tokenizer.json}. */
final class PreTokenizerJson {
  private static final String SUPPORTED =
      "ByteLevel, Metaspace, Split, Whitespace, WhitespaceSplit, BertPreTokenizer, Punctuation, "
          + "Digits, CharDelimiterSplit, Sequence";

  private PreTokenizerJson() {}

  static List<PreTokenizer> read(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return List.of();
    }
    String type = node.path("type").asText();
    return switch (type) {
      case "ByteLevel" -> byteLevel(node);
      case "Metaspace" -> List.of(MetaspaceJson.preTokenizer(node));
      case "Split" ->
          List.of(
              new PatternSplit(
                  PatternJson.read(node.path("pattern")),
                  behavior(node, SplitBehavior.REMOVED),
                  node.path("invert").asBoolean(false)));
      case "Whitespace" -> List.of(new WordsAndSymbols());
      case "WhitespaceSplit" ->
          List.of(new CharacterSplit(CharacterClass.WHITESPACE, SplitBehavior.REMOVED));
      case "BertPreTokenizer" ->
          List.of(
              new CharacterSplit(CharacterClass.WHITESPACE, SplitBehavior.REMOVED),
              new CharacterSplit(CharacterClass.PUNCTUATION, SplitBehavior.ISOLATED));
      case "Punctuation" ->
          List.of(
              new CharacterSplit(
                  CharacterClass.PUNCTUATION, behavior(node, SplitBehavior.ISOLATED)));
      case "Digits" ->
          List.of(
              new CharacterSplit(
                  CharacterClass.DIGIT,
                  node.path("individual_digits").asBoolean(false)
                      ? SplitBehavior.ISOLATED
                      : SplitBehavior.CONTIGUOUS));
      case "CharDelimiterSplit" ->
          List.of(
              new PatternSplit(
                  Pattern.compile(node.path("delimiter").asText(), Pattern.LITERAL),
                  SplitBehavior.REMOVED,
                  false));
      case "Sequence" -> {
        List<PreTokenizer> all = new ArrayList<>();
        node.path("pretokenizers").forEach(part -> all.addAll(read(part)));
        yield all;
      }
      default -> throw Refusals.unsupported("pre_tokenizer", type, SUPPORTED);
    };
  }

  private static List<PreTokenizer> byteLevel(JsonNode node) {
    ByteLevel bytes = new ByteLevel(node.path("use_regex").asBoolean(true));
    return node.path("add_prefix_space").asBoolean(true)
        ? List.of(new PrefixSpace(), bytes)
        : List.of(bytes);
  }

  private static SplitBehavior behavior(JsonNode node, SplitBehavior otherwise) {
    String key = node.path("behavior").asText(otherwise.key());
    return Arrays.stream(SplitBehavior.values())
        .filter(behavior -> behavior.key().equals(key))
        .findFirst()
        .orElseThrow(() -> refuse(key));
  }

  private static BundleException refuse(String behavior) {
    return Refusals.unsupported(
        "behavior",
        behavior,
        Arrays.stream(SplitBehavior.values())
            .map(SplitBehavior::key)
            .collect(Collectors.joining(", ")));
  }
}
