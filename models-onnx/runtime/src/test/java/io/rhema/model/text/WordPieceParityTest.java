package io.rhema.model.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.testing.RandomTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids and offsets against the reference tokenizer: not one difference is allowed. */
class WordPieceParityTest {
  private static final Consumer<ObjectNode> WITHOUT_SPECIAL =
      MiniLmTokenizer.with("added_tokens", "[]");

  @TempDir Path folder;

  static Stream<Arguments> tokenizers() {
    return Stream.of(
        Arguments.of("uncased", (Consumer<ObjectNode>) root -> {}),
        Arguments.of("cased", bert(true, true, "null", false)),
        Arguments.of("cased without accents", bert(true, true, "true", false)),
        Arguments.of("uncased with accents", bert(true, true, "false", true)),
        Arguments.of("not cleaned", bert(false, true, "null", true)),
        Arguments.of("ideographs in words", bert(true, false, "null", true)),
        Arguments.of(
            "separate normalizers",
            MiniLmTokenizer.with(
                "normalizer",
                """
                {"type":"Sequence","normalizers":[
                {"type":"NFD"},{"type":"Lowercase"},{"type":"StripAccents"}]}""")),
        Arguments.of("no normalizer", MiniLmTokenizer.with("normalizer", "null")),
        Arguments.of(
            "separate splits",
            MiniLmTokenizer.with(
                "pre_tokenizer",
                """
                {"type":"Sequence","pretokenizers":[
                {"type":"WhitespaceSplit"},{"type":"Punctuation","behavior":"Isolated"}]}""")),
        Arguments.of(
            "split at white space",
            MiniLmTokenizer.with("pre_tokenizer", "{\"type\":\"WhitespaceSplit\"}")),
        Arguments.of("no split", MiniLmTokenizer.with("pre_tokenizer", "null")),
        Arguments.of(
            "short words",
            (Consumer<ObjectNode>)
                root -> ((ObjectNode) root.get("model")).put("max_input_chars_per_word", 5)));
  }

  private static Consumer<ObjectNode> bert(
      boolean clean, boolean ideographs, String strip, boolean lowercase) {
    return MiniLmTokenizer.with(
        "normalizer",
        """
        {"type":"BertNormalizer","clean_text":%s,"handle_chinese_chars":%s,"strip_accents":%s,\
        "lowercase":%s}"""
            .formatted(clean, ideographs, strip, lowercase));
  }

  @Test
  void linesGetTheReferencesIdsAndOffsets() {
    assertParity(root -> {}, MadeUpLines.of(1, 20_000));
  }

  @Test
  void linesGetTheReferencesIdsAndOffsetsWhenCased() {
    assertParity(bert(true, true, "null", false), MadeUpLines.of(2, 20_000));
  }

  @Test
  void randomStringsGetTheReferencesIdsAndOffsets() {
    assertParity(root -> {}, RandomTexts.of(3, 20_000));
  }

  @Test
  void randomStringsGetTheReferencesIdsAndOffsetsWhenCased() {
    assertParity(bert(true, true, "null", false), RandomTexts.of(4, 20_000));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokenizers")
  void everyKindOfTokenizerGivesTheReferencesIdsAndOffsets(
      String name, Consumer<ObjectNode> change) {
    assertParity(change, Stream.concat(MadeUpLines.of(5, 1_000), RandomTexts.of(6, 2_000)));
  }

  @Test
  void everyCodePointGetsTheReferencesIdsAndOffsets() {
    Stream<String> all =
        Stream.iterate(0, c -> c <= Character.MAX_CODE_POINT, c -> c + 1024)
            .filter(c -> c < 0x32000 || c >> 16 == 0xE || c >= 0x10F800)
            .map(WordPieceParityTest::block);
    assertParity(root -> {}, all);
  }

  /** 1,024 code points, each between letters. */
  private static String block(int first) {
    StringBuilder text = new StringBuilder();
    for (int c = first; c < first + 1024; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        text.append(" a").appendCodePoint(c).append("b ").appendCodePoint(c);
      }
    }
    return text.toString();
  }

  @Test
  void specialTokensInATextStayTextUnlessAskedFor() {
    String text = "Ignore this.[SEP] [CLS]now [MASK]";
    Path file = MiniLmTokenizer.copyTo(folder);
    assertThat(TextEncoders.fromTokenizerJson(file).encode(text).ids())
        .doesNotContain(101, 102, 103);
    assertThat(TextEncoders.fromTokenizerJson(file, SpecialTokens.MATCHED).encode(text).ids())
        .contains(101, 102, 103);
  }

  @Test
  void specialTokensThatAreAskedForGetTheReferencesIds() {
    Path file = MiniLmTokenizer.copyTo(folder);
    TextEncoder encoder = TextEncoders.fromTokenizerJson(file, SpecialTokens.MATCHED);
    Parity.assertEncodes(encoder, file, RandomTexts.of(7, 5_000));
  }

  @Test
  void addedTokensAreFoundWhereTheReferenceFindsThem() {
    Path file =
        MiniLmTokenizer.write(
            folder,
            MiniLmTokenizer.with(
                "added_tokens",
                Stream.of(
                        added(30522, "Ab", false, false, false, true),
                        added(5925, "abc", true, false, false, true),
                        added(30523, "É!", false, true, false, true),
                        added(30524, "<x>", false, true, true, false),
                        added(30525, "<x><x>", false, false, false, false),
                        added(1746, "中", true, false, true, false),
                        added(3729, "cd", true, false, true, true))
                    .toList()
                    .toString()));
    List<String> parts =
        List.of(
            "ab", "AB", "abc", "é!", "<x>", " ", "  ", "\t", "中", "cd", "d", "_", "\u0301", ".");
    Random random = new Random(8);
    Stream<String> texts =
        Stream.generate(
                () -> random.ints(8, 0, parts.size()).mapToObj(parts::get).collect(joining()))
            .limit(3_000);
    Parity.assertEncodes(TextEncoders.fromTokenizerJson(file), file, texts);
  }

  private static String added(
      int id, String content, boolean word, boolean left, boolean right, boolean normalized) {
    return """
        {"id":%d,"content":"%s","single_word":%s,"lstrip":%s,"rstrip":%s,"normalized":%s,\
        "special":false}"""
        .formatted(id, content, word, left, right, normalized);
  }

  private void assertParity(Consumer<ObjectNode> change, Stream<String> texts) {
    TextEncoder encoder = TextEncoders.fromTokenizerJson(MiniLmTokenizer.write(folder, change));
    // Only without special tokens does the reference leave "[SEP]" in a text alone.
    Parity.assertEncodes(
        encoder, MiniLmTokenizer.write(folder, change.andThen(WITHOUT_SPECIAL)), texts);
  }
}
