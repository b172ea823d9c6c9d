package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.analysis.SubWordAnalyzer;
import io.rhema.model.text.analysis.WordSplit;
import io.rhema.model.text.normalize.CharacterStep;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.pretokenize.PreTokenizer;
import io.rhema.model.text.vocabulary.AddedToken;
import io.rhema.model.text.vocabulary.AddedTokens;
import io.rhema.model.text.vocabulary.SubWordModel;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code tokenizer.json} as the {@code tokenizers} library writes it. */
final class TokenizerJson {
  private static final String SUPPORTED_MODELS = "WordPiece, BPE, Unigram";
  private static final List<String> PAD_TOKENS = List.of("[PAD]", "<pad>");

  private final JsonNode root;
  private final JsonNode model;
  private final SpecialTokens special;
  private final Map<String, Integer> pieces;
  private final Normalizer normalizer;
  private final Optional<WordSplit> split;

  private TokenizerJson(JsonNode root, SpecialTokens special) {
    this.root = root;
    this.special = special;
    model = root.path("model");
    pieces = VocabularyJson.read(model);
    normalizer = new Normalizer(NormalizerJson.read(root.path("normalizer")));
    split = WordSplitJson.find(root.path("pre_tokenizer"));
  }

  static TextEncoder read(Path path, SpecialTokens special) {
    return new TokenizerJson(JsonFile.read(path), special).encoder();
  }

  private TextEncoder encoder() {
    String type = model.path("type").asText(typeByOptions());
    return switch (type) {
      case "WordPiece" -> wordPiece();
      case "BPE" -> encoder(BpeJson.read(model, pieces, notInText()));
      case "Unigram" -> encoder(UnigramJson.read(model, notInText()));
      default -> throw Refusals.unsupported("model", type, SUPPORTED_MODELS);
    };
  }

  /** Files written before models had a type are told apart by their options. */
  private String typeByOptions() {
    if (model.has("merges")) {
      return "BPE";
    }
    return model.has("max_input_chars_per_word")
        ? "WordPiece"
        : model.has("unk_id") ? "Unigram" : "";
  }

  private TextEncoder wordPiece() {
    WordPieceVocabulary vocabulary =
        new WordPieceVocabulary(
            pieces,
            model.path("unk_token").asText("[UNK]"),
            model.path("continuing_subword_prefix").asText("##"),
            model.path("max_input_chars_per_word").asInt(100));
    boolean plain = normalizer.steps().stream().allMatch(CharacterStep.class::isInstance);
    return split.isPresent() && plain
        ? new WordPieceEncoder(normalizer, split.get(), addedTokens(), vocabulary, format()).build()
        : encoder(vocabulary);
  }

  private TextEncoder encoder(SubWordModel subWords) {
    List<PreTokenizer> preTokenizers =
        split.isPresent() ? List.of() : PreTokenizerJson.read(root.path("pre_tokenizer"));
    SubWordAnalyzer analyzer =
        new SubWordAnalyzer(
            normalizer,
            AddedTokens.of(addedTokens(), normalizer),
            split.orElse(WordSplit.NONE),
            preTokenizers,
            subWords,
            OffsetTrimJson.read(root.path("post_processor")));
    return new AnalyzerTextEncoder(analyzer, fingerprint(), format());
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
