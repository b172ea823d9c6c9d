package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.sentencepiece.PieceType;
import io.rhema.model.text.sentencepiece.SpmFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarianFilesTest {
  private static final String VOCABULARY =
      """
      {"</s>": 0, "▁the": 1, "▁cat": 2, "s": 3, ".": 4, "▁le": 5, "▁chat": 6, "é": 7, "<unk>": 8,
      ">>fra<<": 9, "▁": 10, "<pad>": 11, "▁only": 12}""";

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    SpmFile.withUsualSpecials()
        .piece("▁the", -2)
        .piece("▁cat", -3)
        .piece("s", -2)
        .piece(".", -2)
        .piece("▁", -4)
        .piece("▁rare", -5)
        .write(folder.resolve("source.spm"));
    SpmFile.withUsualSpecials()
        .piece("▁le", -2)
        .piece("▁chat", -3)
        .piece("s", -2)
        .piece(".", -2)
        .piece("é", -4)
        .piece("▁", -4)
        .write(folder.resolve("target.spm"));
    write("vocab.json", VOCABULARY);
  }

  @Test
  void piecesOfTheSourceGetTheIdsOfTheVocabulary() {
    EncodedText encoded = TextEncoders.load(folder).encode("the cats.");
    assertThat(encoded.ids()).containsExactly(1, 2, 3, 4);
    assertThat(encoded.starts()).containsExactly(0, 3, 7, 8);
    assertThat(encoded.ends()).containsExactly(3, 7, 8, 9);
    assertThat(encoded.words()).containsExactly(0, 1, 1, 1);
  }

  @Test
  void aTextEndsWithTheEndOfSequenceAndRowsAreFilledWithPad() {
    assertThat(TextEncoders.load(folder).format())
        .isEqualTo(new SequenceFormat(new int[0], new int[] {0}, 11));
  }

  @Test
  void piecesThatTheVocabularyLacksAreUnknown() {
    assertThat(TextEncoders.load(folder).encode("the rare cat").ids()).containsExactly(1, 8, 2);
  }

  @Test
  void textThatOnlyTheVocabularyKnowsIsKnown() {
    assertThat(TextEncoders.load(folder).encode("é éé").ids())
        .as("one unknown run after the other, and only the first is in the vocabulary")
        .containsExactly(10, 7, 10, 8);
  }

  @Test
  void aLanguageCodeThatATextBeginsWithIsOneToken() {
    EncodedText encoded = TextEncoders.load(folder).encode(">>fra<< the cat");
    assertThat(encoded.ids()).containsExactly(9, 1, 2);
    assertThat(encoded.starts()).containsExactly(0, 8, 11);
    assertThat(encoded.ends()).containsExactly(7, 11, 15);
    assertThat(TextEncoders.load(folder).encode(">>fra<<").ids()).containsExactly(9);
  }

  @Test
  void elsewhereOrUnknownALanguageCodeIsText() {
    TextEncoder encoder = TextEncoders.load(folder);
    assertThat(encoder.encode("the >>fra<<").ids()).startsWith(1).doesNotContain(9);
    assertThat(encoder.encode(">>deu<< the").ids()).contains(8).endsWith(1);
  }

  @Test
  void specialTokensWrittenOutAreText() {
    TextEncoder encoder = TextEncoders.load(folder);
    assertThat(encoder.encode("the </s>").ids()).startsWith(1).doesNotContain(0);
    assertThat(encoder.encode("<pad>").ids()).containsExactly(10, 8);
    assertThat(encoder.encode("</s><pad>").ids()).doesNotContain(0, 11);
  }

  @Test
  void piecesOfTheTargetBecomeText() {
    TextDecoder decoder = TextDecoders.load(folder);
    assertThat(decoder.decode(new int[] {11, 5, 6, 3, 4, 0})).isEqualTo("le chats.");
    assertThat(decoder.decode(new int[] {5, 8, 6})).as("unknown is special").isEqualTo("le chat");
    assertThat(decoder.decode(new int[] {12, 6})).as("of the source alone").isEqualTo("only chat");
    assertThat(decoder.decode(new int[0])).isEmpty();
    assertThat(decoder.piece(6)).isEqualTo("▁chat");
    assertThat(decoder.id("▁chat")).hasValue(6);
    assertThat(decoder.size()).isEqualTo(13);
  }

  @Test
  void idsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> TextDecoders.load(folder).decode(new int[] {13}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("13 is no id of the vocabulary");
  }

  @Test
  void aTargetMayHaveAVocabularyOfItsOwn() throws IOException {
    write("target_vocab.json", "{\"</s>\": 0, \"<unk>\": 1, \"▁chat\": 2, \"<pad>\": 3}");
    write("tokenizer_config.json", "{\"separate_vocabs\": true}");
    assertThat(TextDecoders.load(folder).decode(new int[] {2, 0})).isEqualTo("chat");
    assertThat(TextEncoders.load(folder).encode("the").ids()).containsExactly(1);
  }

  @Test
  void configurationsNameTheSpecialTokens() throws IOException {
    write("tokenizer_config.json", "{\"eos_token\": {\"content\": \".\"}}");
    write("special_tokens_map.json", "{\"eos_token\": \"s\", \"pad_token\": \"é\"}");
    assertThat(TextEncoders.load(folder).format())
        .isEqualTo(new SequenceFormat(new int[0], new int[] {4}, 7));
    assertThat(TextDecoders.load(folder).decode(new int[] {7, 6, 3, 4})).isEqualTo("chats");
  }

  @Test
  void aVocabularyWithoutASpecialTokenIsRefused() throws IOException {
    write("vocab.json", "{\"</s>\": 0, \"<unk>\": 1}");
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "%s: lacks '<pad>'; a Marian vocabulary has it, or tokenizer_config.json names another",
            folder.resolve("vocab.json"));
  }

  @Test
  void idsThatNoTableCouldHoldAreRefused() throws IOException {
    write("vocab.json", "{\"</s>\": 0, \"<unk>\": 1, \"<pad>\": 2147483647}");
    assertThatThrownBy(() -> TextDecoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "%s: gives '<pad>' the id 2147483647; ids are whole numbers from 0 to 16,777,215",
            folder.resolve("vocab.json"));
  }

  @Test
  void anotherTokenizerOfTheSameFilesIsRefused() throws IOException {
    write("tokenizer_config.json", "{\"tokenizer_class\": \"M2M100Tokenizer\"}");
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("tokenizer_class 'M2M100Tokenizer' is not supported with source.spm");
  }

  @Test
  void aBrokenModelIsRefusedByName() throws IOException {
    Files.writeString(folder.resolve("source.spm"), "version https://git-lfs.github.com/spec/v1\n");
    assertThatThrownBy(() -> TextEncoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(folder.resolve("source.spm") + ": ")
        .hasMessageContaining("is this a SentencePiece model?");
  }

  @Test
  void theFingerprintTellsModelsAndVocabulariesApart() throws IOException {
    String one = TextEncoders.load(folder).fingerprint();
    assertThat(TextEncoders.load(folder).fingerprint()).isEqualTo(one);
    write("vocab.json", VOCABULARY.replace("\"▁cat\": 2, \"s\": 3", "\"▁cat\": 3, \"s\": 2"));
    assertThat(TextEncoders.load(folder).fingerprint()).isNotEqualTo(one);
    write("vocab.json", VOCABULARY);
    SpmFile.withUsualSpecials()
        .piece("▁the", -2, PieceType.USER_DEFINED)
        .write(folder.resolve("source.spm"));
    assertThat(TextEncoders.load(folder).fingerprint()).isNotEqualTo(one);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
