package io.rhema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyLanguageModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoSessionLeak.class)
class MaskFillerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsTheWordsOfAnotherMakersModelWithTheirProbabilities(boolean tokenizerJson)
      throws IOException {
    Path dir = TinyLanguageModels.masked(folder);
    if (tokenizerJson) {
      writeTokenizerJson(dir);
    }
    try (MaskFiller filler = open(dir)) {
      List<FilledText> found = filler.fill("The movie was [MASK], and not bad", 3);

      assertThat(found).extracting(FilledText::word).containsExactly("good", "great", "##s");
      assertThat(found)
          .extracting(FilledText::text)
          .startsWith("the movie was good, and not bad", "the movie was great, and not bad");
      double others = TinyBundles.VOCABULARY.size() - 3;
      double sum = Math.exp(3) + Math.exp(2) + Math.exp(1) + others;
      assertThat((double) found.get(0).score()).isCloseTo(Math.exp(3) / sum, within(1e-6));
      assertThat(found.get(0).id()).isEqualTo(TinyBundles.id("good"));
    }
  }

  @Test
  void readsThePartOfALongTextThatIsAroundTheMask() {
    try (MaskFiller filler = open(TinyLanguageModels.masked(folder))) {
      String much = "a film was ".repeat(20);

      assertThat(filler.fill(much + "[MASK] " + much, 1).get(0).word()).isEqualTo("good");
      assertThat(filler.fill("[MASK] " + much, 1).get(0).word()).isEqualTo("good");
      assertThat(filler.fill(much + "[MASK]", 1).get(0).text()).endsWith("was good");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "The movie was good", "[MASK] and [MASK]"})
  void wantsOneMask(String text) {
    try (MaskFiller filler = open(TinyLanguageModels.masked(folder))) {
      assertThatThrownBy(() -> filler.fill(text, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[MASK]");
    }
  }

  private static MaskFiller open(Path dir) {
    return MaskFiller.open(ModelBundle.open(dir), SessionOptions.DEFAULT);
  }

  /** The same vocabulary as the tokenizers library writes it. */
  private static void writeTokenizerJson(Path dir) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("normalizer")
        .put("type", "BertNormalizer")
        .put("clean_text", true)
        .put("handle_chinese_chars", true)
        .put("lowercase", true)
        .putNull("strip_accents");
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    ObjectNode model = root.putObject("model").put("type", "WordPiece");
    model.put("unk_token", "[UNK]").put("continuing_subword_prefix", "##");
    ObjectNode vocabulary = model.putObject("vocab");
    TinyBundles.VOCABULARY.forEach(piece -> vocabulary.put(piece, TinyBundles.id(piece)));
    for (String special : List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")) {
      root.withArray("added_tokens")
          .addObject()
          .put("id", TinyBundles.id(special))
          .put("content", special)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    root.putObject("post_processor")
        .put("type", "BertProcessing")
        .putPOJO("sep", List.of("[SEP]", TinyBundles.id("[SEP]")))
        .putPOJO("cls", List.of("[CLS]", TinyBundles.id("[CLS]")));
    root.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
    Files.delete(dir.resolve("vocab.txt"));
    Files.write(dir.resolve("tokenizer.json"), JSON.writeValueAsBytes(root));
  }
}
