package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.decode.ByteFallbackDecoder;
import io.rhema.model.text.decode.ByteLevelDecoder;
import io.rhema.model.text.decode.DecoderSequence;
import io.rhema.model.text.decode.EndOfWordDecoder;
import io.rhema.model.text.decode.FuseDecoder;
import io.rhema.model.text.decode.JoinedWithBlanks;
import io.rhema.model.text.decode.PieceDecoder;
import io.rhema.model.text.decode.ReplaceDecoder;
import io.rhema.model.text.decode.StripDecoder;
import io.rhema.model.text.decode.WordPieceDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code decoder} of a {@code tokenizer.json}, with the pieces that it decodes. */
final class DecoderJson {
  private static final String SUPPORTED =
      "ByteLevel, Metaspace, WordPiece, BPEDecoder, ByteFallback, Replace, Fuse, Strip, Sequence";

  private DecoderJson() {}

  static TextDecoder read(JsonNode root) {
    Map<String, Integer> pieces = new LinkedHashMap<>(VocabularyJson.read(root.path("model")));
    Set<Integer> special = new HashSet<>();
    for (JsonNode node : root.path("added_tokens")) {
      int id = node.path("id").asInt();
      pieces.put(node.path("content").asText(), id);
      if (node.path("special").asBoolean(false)) {
        special.add(id);
      }
    }
    return new VocabularyDecoder(pieces, special, decoder(root.path("decoder")));
  }

  private static PieceDecoder decoder(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return new JoinedWithBlanks();
    }
    String type = node.path("type").asText();
    return switch (type) {
      case "ByteLevel" -> new ByteLevelDecoder();
      case "Metaspace" -> MetaspaceJson.decoder(node);
      case "WordPiece" ->
          new WordPieceDecoder(
              node.path("prefix").asText("##"), node.path("cleanup").asBoolean(true));
      case "BPEDecoder" -> new EndOfWordDecoder(node.path("suffix").asText("</w>"));
      case "ByteFallback" -> new ByteFallbackDecoder();
      case "Fuse" -> new FuseDecoder();
      case "Replace" ->
          new ReplaceDecoder(PatternJson.read(node.path("pattern")), node.path("content").asText());
      case "Strip" ->
          new StripDecoder(
              node.path("content").asText(),
              node.path("start").asInt(0),
              node.path("stop").asInt(0));
      case "Sequence" -> {
        List<PieceDecoder> decoders = new ArrayList<>();
        node.path("decoders").forEach(part -> decoders.add(decoder(part)));
        yield new DecoderSequence(decoders);
      }
      default -> throw Refusals.unsupported("decoder", type, SUPPORTED);
    };
  }
}
