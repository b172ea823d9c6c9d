package io.rhema.model.text;

import static io.rhema.model.text.TinyBpe.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.testing.RandomTexts;
import io.rhema.model.text.sentencepiece.CharsmapBuilder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of a SentencePiece model inside a {@code tokenizer.json}. */
class PrecompiledParityTest {
  private static final Map<String, String> RULES =
      Map.of(
          "\uFB01",
          "fi",
          "\uFB02",
          "fl",
          "\u00A0",
          " ",
          "\t",
          " ",
          "e\u0301",
          "\u00E9",
          "\u00E9",
          "e",
          "\u200B",
          "",
          "a",
          "b",
          "ab",
          "c",
          "\uD83D\uDE00",
          ":)");

  @TempDir Path folder;

  private Path tokenizer(Map<String, String> rules, Consumer<ObjectNode> change) {
    String charsmap = Base64.getEncoder().encodeToString(CharsmapBuilder.build(rules));
    Consumer<ObjectNode> precompiled =
        with(
            "normalizer",
            "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"%s\"}".formatted(charsmap));
    return TinyBpe.write(folder, TinyBpe.byteLevel(), precompiled.andThen(change));
  }

  /** The reference's own offsets slip behind what becomes more or fewer characters. */
  @Test
  void textsGetTheReferencesIds() {
    Parity.assertIds(
        TextEncoders.fromTokenizerJson(tokenizer(RULES, root -> {})),
        tokenizer(RULES, with("added_tokens", "[]")),
        Stream.concat(MadeUpLines.of(71, 200), RandomTexts.of(72, 1_000)));
  }

  @Test
  void whatARuleGivesStandsForAllThatItReplaces() {
    EncodedText encoded =
        TextEncoders.fromTokenizerJson(tokenizer(Map.of("\uFB01", "1+2"), root -> {}))
            .encode("x\uFB01y");
    assertThat(encoded.starts()).containsExactly(0, 1, 1, 1, 2);
    assertThat(encoded.ends()).containsExactly(1, 2, 2, 2, 3);
  }
}
