package io.rhema.training.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpeVocabularyTest {
  private static final List<String> TEXTS =
      Collections.nCopies(3, "The cat doesn't sleep. Le chat ne dort pas : il a 12 ans, déjà !");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("tokenizer.json");
    BpeTrainer.train(TEXTS, 330, BpeVocabulary.SPECIALS).write(file);
  }

  @Test
  void theLibraryReadsItAndEndsEachSequence() throws Exception {
    try (HuggingFaceTokenizer library = HuggingFaceTokenizer.newInstance(file)) {
      Encoding encoding = library.encode("The cat");

      assertThat(encoding.getTokens()).containsExactly("ĠThe", "Ġcat", "</s>");
      assertThat(encoding.getIds()).endsWith(1);
      assertThat(library.decode(encoding.getIds(), true)).isEqualTo(" The cat");
    }
  }

  @Test
  void everyTextComesBack() throws Exception {
    Random random = new Random(5);
    List<String> texts =
        Stream.concat(
                Stream.of(
                    "a",
                    " a",
                    "  \n\t ",
                    "é",
                    "e\u0301",
                    "日本語 👩‍👩‍👧 \u0000\u200b",
                    "it's 'S 12½"),
                IntStream.range(0, 300).mapToObj(i -> codePoints(random)))
            .toList();
    Map<String, String> plain = Map.of("addSpecialTokens", "false");

    try (HuggingFaceTokenizer library = HuggingFaceTokenizer.newInstance(file, plain)) {
      for (String text : texts) {
        String decoded = library.decode(library.encode(text).getIds(), false);
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);

        assertThat(decoded).isEqualTo(composed.startsWith(" ") ? composed : " " + composed);
      }
    }
  }

  /**
   * Assigned characters of the planes that have any but private ones, old enough for both sides.
   */
  private static String codePoints(Random random) {
    return random
        .ints(0, 0x20000)
        .filter(
            point -> Character.isDefined(point) && Character.getType(point) != Character.SURROGATE)
        .limit(1 + random.nextInt(30))
        .mapToObj(Character::toString)
        .reduce("", String::concat);
  }
}
