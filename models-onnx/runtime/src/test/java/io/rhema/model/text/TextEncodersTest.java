package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextEncodersTest {
  private static final List<String> VOCABULARY =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "good", "Good", "##ness", "é", "e", "!", "中", "中中");

  @TempDir Path folder;

  @Test
  void aFolderWithoutATokenizerIsRefused() {
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "%s has no tokenizer: put tokenizer.json, source.spm, vocab.txt or analyzer.json there",
            folder);
  }

  @Test
  void tokenizerJsonGoesBeforeVocabTxt() throws IOException {
    Path json = MiniLmTokenizer.copyTo(folder);
    writeVocabulary(json.getParent(), VOCABULARY);
    assertThat(TextEncoders.load(json.getParent()).encode("good").ids()).containsExactly(2204);
  }

  @Test
  void aPlainVocabularyIsUncasedUnlessItsConfigurationSaysOtherwise() throws IOException {
    writeVocabulary(folder, VOCABULARY);
    assertThat(TextEncoders.load(folder).encode("Goodness é").ids()).containsExactly(4, 6, 8);
    writeConfiguration("{\"do_lower_case\": false}");
    assertThat(TextEncoders.load(folder).encode("Goodness é").ids()).containsExactly(5, 6, 7);
    writeConfiguration("{\"do_lower_case\": false, \"strip_accents\": true}");
    assertThat(TextEncoders.load(folder).encode("Goodness é").ids()).containsExactly(5, 6, 8);
    writeConfiguration("{\"strip_accents\": false}");
    assertThat(TextEncoders.load(folder).encode("Goodness é").ids()).containsExactly(4, 6, 7);
    writeConfiguration("{\"tokenize_chinese_chars\": false}");
    assertThat(TextEncoders.load(folder).encode("中中").ids()).containsExactly(11);
  }

  @Test
  void aPlainVocabularyHasBertsSpecialTokensAroundATextOrThoseOfItsConfiguration()
      throws IOException {
    writeVocabulary(folder, VOCABULARY);
    SequenceFormat format = TextEncoders.load(folder).format();
    assertThat(format.prefix()).containsExactly(2);
    assertThat(format.suffix()).containsExactly(3);
    assertThat(format.padId()).isZero();
    writeConfiguration("{\"cls_token\": \"good\", \"sep_token\": {\"content\": \"!\"}}");
    format = TextEncoders.load(folder).format();
    assertThat(format.prefix()).containsExactly(4);
    assertThat(format.suffix()).containsExactly(9);
  }

  @Test
  void aVocabularyWithWindowsLineEndsIsTheSame() throws IOException {
    writeVocabulary(folder, VOCABULARY);
    TextEncoder unix = TextEncoders.load(folder);
    Files.writeString(folder.resolve("vocab.txt"), String.join("\r\n", VOCABULARY));
    assertThat(TextEncoders.load(folder).fingerprint()).isEqualTo(unix.fingerprint());
  }

  @Test
  void aVocabularyThatLacksASpecialTokenIsRefused() throws IOException {
    writeVocabulary(folder, List.of("[PAD]", "[UNK]", "[CLS]", "good"));
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(folder.resolve("vocab.txt") + ": lacks '[SEP]'");
    writeVocabulary(folder, List.of("[PAD]", "[CLS]", "[SEP]", "good"));
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("lacks the unknown token '[UNK]'");
  }

  @Test
  void aVocabularyOfAnotherTokenizerClassIsRefused() throws IOException {
    writeVocabulary(folder, VOCABULARY);
    writeConfiguration("{\"tokenizer_class\": \"BertJapaneseTokenizer\"}");
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("tokenizer_config.json: tokenizer_class 'BertJapaneseTokenizer'");
  }

  @Test
  void aVocabularyThatIsNotTextIsRefused() throws IOException {
    Files.write(folder.resolve("vocab.txt"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("vocab.txt: cannot be read as UTF-8 text");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused(
            "model",
            "{\"type\":\"WordLevel\"}",
            "model 'WordLevel' is not supported; supported: WordPiece, BPE, Unigram"),
        refused(
            "model",
            "{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"b\":1},\"merges\":[[\"a\",\"b\"]]}",
            "merge 0 needs 'ab'; the vocabulary must have what is merged and what comes of it"),
        refused(
            "model",
            "{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[\"a\"]}",
            "merges has \"a\"; each is a pair of pieces or a string with one blank"),
        refused(
            "model",
            "{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[],\"unk_token\":\"?\"}",
            "unk_token '?' is not in the vocabulary of 1 pieces"),
        refused("model", "{}", "model '' is not supported"),
        refused(
            "model",
            "{\"type\":\"WordPiece\",\"vocab\":{\"a\":0}}",
            "the vocabulary of 1 pieces lacks the unknown token '[UNK]'"),
        refused(
            "model",
            "{\"type\":\"WordPiece\",\"vocab\":{\"[UNK]\":\"x\"}}",
            "vocab gives '[UNK]' the id \"x\"; ids are whole numbers"),
        refused(
            "normalizer",
            "{\"type\":\"Casefold\"}",
            "normalizer 'Casefold' is not supported; supported: BertNormalizer"),
        refused(
            "normalizer",
            "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"NFD\"},{\"type\":\"Replace\"}]}",
            "pattern is missing; it must be {\"String\": text} or {\"Regex\": expression}"),
        refused(
            "normalizer",
            "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"!\"}",
            "precompiled_charsmap is not Base64"),
        refused(
            "pre_tokenizer",
            "{\"type\":\"UnicodeScripts\"}",
            "pre_tokenizer 'UnicodeScripts' is not supported; supported: ByteLevel, Metaspace"),
        refused(
            "pre_tokenizer",
            "{\"type\":\"Punctuation\",\"behavior\":\"Dropped\"}",
            "behavior 'Dropped' is not supported; supported: Removed, Isolated"),
        refused(
            "pre_tokenizer",
            "{\"type\":\"Metaspace\",\"prepend_scheme\":\"last\"}",
            "prepend_scheme 'last' is not supported; supported: always, first, never"),
        refused(
            "pre_tokenizer",
            "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"\\\\p{Klingon}\"}}",
            "pattern '\\p{Klingon}' is not supported: unknown property 'Klingon' near index 0"),
        refused(
            "pre_tokenizer",
            "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"a{1,3}+\"}}",
            "pattern 'a{1,3}+' is not supported: an interval followed by '+' near index 5"),
        refused(
            "post_processor",
            "{\"type\":\"PairProcessing\"}",
            "post_processor 'PairProcessing' is not supported; supported: TemplateProcessing"),
        refused("post_processor", "{\"type\":\"BertProcessing\"}", "BertProcessing needs 'cls'"),
        refused(
            "post_processor",
            "{\"type\":\"TemplateProcessing\",\"single\":[]}",
            "no sequence A in the template"),
        refused(
            "post_processor",
            """
            {"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"[CLS]","type_id":0}}]}""",
            "names '[CLS]' without its ids"),
        refused(
            "post_processor",
            "{\"type\":\"TemplateProcessing\",\"single\":[{\"Sequence\":{\"id\":\"A\",\"type_id\":1}}]}",
            "token types other than 0"),
        refused("added_tokens", "[{\"content\":\"x\"}]", "each needs 'content' and 'id'"),
        refused(
            "added_tokens",
            "[{\"content\":\"good\",\"id\":7}]",
            "gives 'good' the id 7, the vocabulary 2204"),
        refused(
            "added_tokens",
            "[{\"content\":\"\\u0301\",\"id\":30522}]",
            "is empty after normalisation"));
  }

  private static Arguments refused(String part, String json, String message) {
    return Arguments.of(part, json, message);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refusals")
  void whatIsNotSupportedIsRefusedByName(String part, String json, String message) {
    Path file = MiniLmTokenizer.write(folder, MiniLmTokenizer.with(part, json));
    assertThatThrownBy(() -> TextEncoders.fromTokenizerJson(file))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNotJsonIsRefused() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, "{\"model\":");
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(file + ": cannot be read as JSON");
    Files.writeString(file, "[]");
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .hasMessage(file + ": must hold a JSON object");
  }

  @Test
  void thePostProcessorGivesTheTokensAroundAText() {
    SequenceFormat template = encoder(root -> {}).format();
    assertThat(template.prefix()).containsExactly(101);
    assertThat(template.suffix()).containsExactly(102);
    assertThat(template.padId()).isZero();
    assertThat(template.overhead()).isEqualTo(2);
    SequenceFormat bert =
        encoder(
                MiniLmTokenizer.with(
                    "post_processor",
                    "{\"type\":\"BertProcessing\",\"sep\":[\"[SEP]\",102],\"cls\":[\"[CLS]\",101]}"))
            .format();
    assertThat(bert).isEqualTo(template).hasSameHashCodeAs(template);
    assertThat(encoder(MiniLmTokenizer.with("post_processor", "null")).format().overhead())
        .isZero();
  }

  @Test
  void thePaddingSectionGivesOnlyThePadId() {
    TextEncoder encoder = encoder(MiniLmTokenizer.with("padding", "{\"pad_id\":7}"));
    assertThat(encoder.format().padId()).isEqualTo(7);
    assertThat(encoder.encode("good").size()).isEqualTo(1);
  }

  @Test
  void nothingIsTruncated() {
    assertThat(encoder(root -> {}).encode("good ".repeat(500)).size()).isEqualTo(500);
  }

  @Test
  void theFingerprintIsOfWhatDecidesIdsWhereverItWasRead() throws IOException {
    TextEncoder json = encoder(root -> {});
    JsonNode vocabulary = MiniLmTokenizer.read().path("model").path("vocab");
    List<String> pieces =
        vocabulary.properties().stream()
            .sorted(Map.Entry.comparingByValue((a, b) -> a.asInt() - b.asInt()))
            .map(Map.Entry::getKey)
            .toList();
    writeVocabulary(folder, pieces);
    assertThat(TextEncoders.load(folder).fingerprint())
        .isEqualTo(json.fingerprint())
        .matches("[0-9a-f]{64}");
    assertThat(json.encode("good").encoder()).isEqualTo(json.fingerprint());
  }

  @Test
  void theFingerprintChangesWithEverythingThatDecidesIds() {
    Stream<Consumer<ObjectNode>> changes =
        Stream.of(
            root -> {},
            root -> ((ObjectNode) root.get("normalizer")).put("lowercase", false),
            MiniLmTokenizer.with("pre_tokenizer", "{\"type\":\"WhitespaceSplit\"}"),
            MiniLmTokenizer.with("added_tokens", "[{\"content\":\"<x>\",\"id\":30522}]"),
            root -> ((ObjectNode) root.get("model")).put("max_input_chars_per_word", 99),
            root -> ((ObjectNode) root.get("model")).put("continuing_subword_prefix", "@@"),
            root -> ((ObjectNode) root.get("model")).put("unk_token", "the"),
            root -> ((ObjectNode) root.get("model").get("vocab")).put("rhema", 1));
    assertThat(changes.map(change -> encoder(change).fingerprint())).doesNotHaveDuplicates();
  }

  private TextEncoder encoder(Consumer<ObjectNode> change) {
    return TextEncoders.fromTokenizerJson(MiniLmTokenizer.write(folder, change));
  }

  private static void writeVocabulary(Path folder, List<String> pieces) throws IOException {
    Files.write(folder.resolve("vocab.txt"), pieces);
  }

  private void writeConfiguration(String json) throws IOException {
    Files.writeString(folder.resolve("tokenizer_config.json"), json);
  }
}
