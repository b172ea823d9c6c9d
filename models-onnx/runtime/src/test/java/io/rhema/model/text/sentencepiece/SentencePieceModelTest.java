package io.rhema.model.text.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.Charsmap;
import io.rhema.model.text.vocabulary.Pieces;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentencePieceModelTest {
  @TempDir Path folder;

  @Test
  void everyFieldIsRead() {
    Path file = folder.resolve("m.spm");
    SpmFile.withUsualSpecials()
        .piece("▁a", -1.5)
        .piece("<x>", 0, PieceType.USER_DEFINED)
        .algorithm(Algorithm.BPE)
        .whitespaceAsSuffix()
        .unknownSurface("?")
        .addDummyPrefix(false)
        .removeExtraWhitespaces(false)
        .escapeWhitespaces(false)
        .write(file);
    SentencePieceModel model = SentencePieceModel.read(file);
    assertThat(model.pieces())
        .containsExactly(
            new SentencePiece("<unk>", 0, PieceType.UNKNOWN),
            new SentencePiece("<s>", 0, PieceType.CONTROL),
            new SentencePiece("</s>", 0, PieceType.CONTROL),
            new SentencePiece("▁a", -1.5f, PieceType.NORMAL),
            new SentencePiece("<x>", 0, PieceType.USER_DEFINED));
    assertThat(model.trainer()).isEqualTo(new TrainerSpec(Algorithm.BPE, true, false, "?"));
    assertThat(model.normalizer())
        .isEqualTo(new NormalizationRules(Charsmap.EMPTY, false, false, false));
    assertThat(model.unknownId()).isZero();
  }

  @Test
  void whatAModelDoesNotSayIsAsTheFormatSays() {
    SentencePieceModel model = SpmFile.withUsualSpecials().read();
    assertThat(model.trainer()).isEqualTo(TrainerSpec.DEFAULT);
    assertThat(model.normalizer()).isEqualTo(NormalizationRules.DEFAULT);
  }

  @Test
  void fieldsThatAreNotKnownAreSkipped() {
    byte[] known = SpmFile.withUsualSpecials().toBytes();
    // Field 200 as a number, as eight bytes, as text and as four bytes.
    byte[] unknown = {
      (byte) 0xC0,
      12,
      1,
      (byte) 0xC1,
      12,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      (byte) 0xC2,
      12,
      1,
      'x',
      (byte) 0xC5,
      12,
      1,
      2,
      3,
      4
    };
    byte[] both = Arrays.copyOf(unknown, unknown.length + known.length);
    System.arraycopy(known, 0, both, unknown.length, known.length);
    assertThat(SentencePieceFile.parse(both)).isEqualTo(SentencePieceFile.parse(known));
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        Arguments.of(
            new SpmFile().piece("a", 0),
            "none of 1 pieces is UNKNOWN; a SentencePiece model has one"),
        Arguments.of(
            SpmFile.withUsualSpecials().piece("<unk2>", 0, PieceType.UNKNOWN),
            "pieces 0 and 3 are both UNKNOWN; a model has one"),
        Arguments.of(
            SpmFile.withUsualSpecials().piece("a", 0).piece("a", 0),
            "pieces 3 and 4 are both 'a'; each is there once"),
        Arguments.of(
            SpmFile.withUsualSpecials().piece("", 0),
            "piece 3 is '' with score 0.0; a piece has a text and a finite score"),
        Arguments.of(
            SpmFile.withUsualSpecials().piece("a", Double.NaN),
            "piece 3 is 'a' with score NaN; a piece has a text and a finite score"),
        Arguments.of(
            SpmFile.withUsualSpecials().piece("<0x0a>", 0, PieceType.BYTE).byteFallback(),
            "piece 3 is a BYTE but '<0x0a>'; bytes are <0x00> to <0xFF>"),
        Arguments.of(
            SpmFile.withUsualSpecials().byteFallback(),
            "has 0 BYTE pieces, and byte_fallback true; it takes 256 with it and none without"),
        Arguments.of(
            SpmFile.withUsualSpecials().trainer(3, 7),
            "trainer_spec has model_type 7; known are 1 (UNIGRAM) to 4 (CHAR)"),
        Arguments.of(
            SpmFile.withUsualSpecials().charsmap(new byte[] {9, 0, 0, 0, 1, 2}),
            "precompiled_charsmap of 6 bytes says that its trie has 9; a trie has a multiple of 4, "
                + "and the replacements follow it"));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void anUnsoundModelIsRefused(SpmFile file, String message) {
    assertThatThrownBy(file::read).isInstanceOf(BundleException.class).hasMessage(message);
  }

  @Test
  void aFileThatEndsInsideAFieldIsRefused() {
    byte[] whole = SpmFile.withUsualSpecials().piece("▁a", -1).toBytes();
    assertThatThrownBy(() -> SentencePieceFile.parse(Arrays.copyOf(whole, 9)))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "the model ends too early: at byte 2 of 9, 14 more should follow; is the file whole?");
  }

  @Test
  void whateverIsWrongWithAFileItIsRefusedOrUsable() {
    byte[] sound =
        SpmFile.withUsualSpecials()
            .piece("▁a", -1)
            .piece("b", -2, PieceType.USER_DEFINED)
            .piece("▁ab", -2, PieceType.UNUSED)
            .charsmap(CharsmapBuilder.build(Map.of("ﬁ", "fi", "①", "1")))
            .toBytes();
    int usable = 0;
    Random random = new Random(61);
    for (int i = 0; i < 1_500; i++) {
      byte[] file = Arrays.copyOf(sound, sound.length - random.nextInt(4) * random.nextInt(200));
      for (int k = random.nextInt(4); k >= 0; k--) {
        file[random.nextInt(i % 2 == 0 ? 130 : file.length)] = (byte) random.nextInt(256);
      }
      usable += isUsable(file) ? 1 : 0;
    }
    assertThat(usable).isBetween(50, 1_450);
  }

  private static boolean isUsable(byte[] file) {
    SentencePieceModel model;
    try {
      model = SentencePieceFile.parse(file);
    } catch (BundleException e) {
      return false;
    }
    char[] text = "a ﬁb① ab".toCharArray();
    AlignedText normal = new AlignedText();
    new SentenceNormalizer(model.normalizer(), true, PieceTable.userDefined(model.pieces()))
        .normalize(text, 0, text.length, normal);
    Pieces pieces = new Pieces();
    model.subWords().newSplitter().split(normal.chars(), normal.length(), pieces);
    assertThat(pieces.size() > 0).isEqualTo(normal.length() > 0);
    return true;
  }

  @Test
  void aFileOfMonstrousSizeIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("m.spm");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 33);
    }
    assertThatThrownBy(() -> SentencePieceModel.read(file))
        .isInstanceOf(BundleException.class)
        .hasMessage("has 8,589,934,592 bytes; a SentencePiece model has 67,108,864 at most");
  }
}
