package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.analysis.SubWordAnalyzer;
import io.rhema.model.text.analysis.WordSplit;
import io.rhema.model.text.bpe.BpeModel;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.vocabulary.AddedToken;
import io.rhema.model.text.vocabulary.AddedTokens;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a {@code tokenizer.json} as the {@code tokenizers} library writes it. */
final class TokenizerJson {
  private static final String SUPPORTED_MODELS = "WordPiece, BPE";
  private static final List<String> PAD_TOKENS = List.of("[PAD]", "<pad>");

  private final JsonNode root;
  private final JsonNode model;
  private final SpecialTokens special;
  private final Map<String, Integer> pieces;

  private TokenizerJson(JsonNode root, SpecialTokens special) {
    this.root = root;
    this.special = special;
    model = root.path("model");
    pieces = VocabularyJson.read(model);
  }

  static TextEncoder read(Path path, SpecialTokens special) {
    return new TokenizerJson(JsonFile.read(path), special).encoder();
  }

  private TextEncoder encoder() {
    // Files written before models had a type are told apart by their options.
    String otherwise =
        model.has("merges") ? "BPE" : model.has("max_input_chars_per_word") ? "WordPiece" : "";
    String type = model.path("type").asText(otherwise);
    return switch (type) {
      case "WordPiece" -> wordPiece();
      case "BPE" -> bpe();
      default -> throw Refusals.unsupported("model", type, SUPPORTED_MODELS);
    };
  }

  private TextEncoder wordPiece() {
    WordPieceVocabulary vocabulary =
        new WordPieceVocabulary(
            pieces,
            model.path("unk_token").asText("[UNK]"),
            model.path("continuing_subword_prefix").asText("##"),
            model.path("max_input_chars_per_word").asInt(100));
    return new WordPieceEncoder(
            normalizer(),
            WordSplitJson.read(root.path("pre_tokenizer")),
            addedTokens(),
            vocabulary,
            format())
        .build();
  }

  private TextEncoder bpe() {
    BpeModel bpe = BpeJson.read(model, pieces, notInText());
    Normalizer normalizer = normalizer();
    SubWordAnalyzer analyzer =
        new SubWordAnalyzer(
            normalizer,
            AddedTokens.of(addedTokens(), normalizer),
            WordSplit.NONE,
            PreTokenizerJson.read(root.path("pre_tokenizer")),
            bpe,
            OffsetTrimJson.read(root.path("post_processor")));
    return new AnalyzerTextEncoder(analyzer, fingerprint(), format());
  }

  private Normalizer normalizer() {
    return new Normalizer(NormalizerJson.read(root.path("normalizer")));
  }

  private List<AddedToken> addedTokens() {
    return AddedTokensJson.read(root.path("added_tokens"), pieces, special);
  }

  /** The special tokens, where they are not to be found in texts. */
  private Set<String> notInText() {
    Set<String> contents = new HashSet<>();
    if (special == SpecialTokens.AS_TEXT) {
      for (JsonNode token : root.path("added_tokens")) {
        if (token.path("special").asBoolean(false)) {
          contents.add(token.path("content").asText());
        }
      }
    }
    return contents;
  }

  private SequenceFormat format() {
    return SequenceFormatJson.read(root.path("post_processor"), padId());
  }

  private int padId() {
    int otherwise = 0;
    for (String pad : PAD_TOKENS) {
      otherwise = pieces.getOrDefault(pad, otherwise);
    }
    return root.path("padding").path("pad_id").asInt(otherwise);
  }

  /** Of everything that decides what pieces a text has, as the file says it. */
  private String fingerprint() {
    Fingerprint fingerprint = new Fingerprint().add("tokenizer.json").add(special.name());
    for (String part : List.of("normalizer", "pre_tokenizer", "model", "added_tokens")) {
      fingerprint.add(root.path(part).toString());
    }
    return fingerprint.hex();
  }
}
