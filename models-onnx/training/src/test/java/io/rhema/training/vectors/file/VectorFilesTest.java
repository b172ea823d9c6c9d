package io.rhema.training.vectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.vectors.VectorsException;
import io.rhema.training.vectors.WordVectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFilesTest {
  private static final long ROOM = 1 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(VectorFormat.class)
  void readsEveryFormatItWritesBitForBit(VectorFormat format) throws IOException {
    WordVectors vectors = random(List.of("the", "köln", "\u0085", "日本", "1999", "-"), 50);
    Path file = folder.resolve("vectors");

    int changed = VectorFiles.write(file, vectors, format);

    VectorFile read = VectorFiles.read(file);
    assertThat(changed).isZero();
    assertThat(read.format()).isEqualTo(format);
    assertThat(read.vectors().words()).isEqualTo(vectors.words());
    assertThat(rows(read.vectors())).isDeepEqualTo(rows(vectors));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 300})
  void tellsBinaryFromTextInAllSizes(int dimension) throws IOException {
    for (VectorFormat format :
        new VectorFormat[] {VectorFormat.WORD2VEC_BINARY, VectorFormat.WORD2VEC_TEXT}) {
      Path file = folder.resolve("vectors");
      VectorFiles.write(file, random(List.of("king", "queen", "man"), dimension), format);

      assertThat(VectorFiles.read(file).format()).isEqualTo(format);
    }
  }

  @Test
  void readsTextAsFastTextAndTheCProgramWriteItWithABlankAtTheEndOfEachLine() throws IOException {
    WordVectors vectors = read("2 3\nking 0.1 -2 3e-1 \nqueen .5 1E+2 -0.25 \n");

    assertThat(vectors.row(0)).containsExactly(0.1f, -2, 0.3f);
    assertThat(vectors.row(1)).containsExactly(0.5f, 100, -0.25f);
  }

  @Test
  void readsBinaryWithoutLineBreaksBetweenRows() throws IOException {
    byte[] bytes = binary("2 2\n", "a", floats(1, 2), "b", floats(3, 4));

    VectorFile file = VectorFiles.read(write(bytes));

    assertThat(file.format()).isEqualTo(VectorFormat.WORD2VEC_BINARY);
    assertThat(file.vectors().row(1)).containsExactly(3, 4);
  }

  @Test
  void takesWindowsLineBreaksTabsAByteOrderMarkAndBlankLinesAtTheEnd() throws IOException {
    WordVectors vectors = read("\uFEFFking\t1\t2\r\nqueen 3 4\r\n\r\n");

    assertThat(vectors.words()).containsExactly("king", "queen");
    assertThat(vectors.row(1)).containsExactly(3, 4);
  }

  @Test
  void countsNumbersFromTheEndSinceGloveHasWordsWithBlanks() throws IOException {
    WordVectors vectors = read(". . . 0.1 0.2\nat name@domain.com 0.3 0.4\n");

    assertThat(vectors.words()).containsExactly(". . .", "at name@domain.com");
  }

  @Test
  void keepsTheFirstOfRepeatedWordsAndTellsHowManyThereWere() throws IOException {
    VectorFile file = VectorFiles.read(write("a 1 2\nb 3 4\na 5 6\n"));

    assertThat(file.vectors().row(0)).containsExactly(1, 2);
    assertThat(file.repeated()).isEqualTo(1);
  }

  @Test
  void replacesBytesThatAreNoUtf8() throws IOException {
    byte[] bytes = "1 1\ncaf? 0.5\n".getBytes(StandardCharsets.ISO_8859_1);
    bytes[7] = (byte) 0xE9;

    assertThat(VectorFiles.read(write(bytes)).vectors().words()).containsExactly("caf\uFFFD");
  }

  @Test
  void readsTheFirstWordsWithoutALookAtTheRest() throws IOException {
    Path file = write("9 2\na 1 2\nb 3 4\nc what is this\n");

    assertThat(VectorFiles.read(file, Selection.first(2)).vectors().words())
        .containsExactly("a", "b");
  }

  @Test
  void keepsOnlyTheWordsThatAreWanted() throws IOException {
    Path file = write("a 1 2\nb 3 4\nc 5 6\n");

    assertThat(VectorFiles.read(file, Selection.of(Set.of("c", "a")::contains)).vectors().words())
        .containsExactly("a", "c");
    assertThatThrownBy(() -> VectorFiles.read(file, Selection.of("z"::equals)))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("none of the words that are wanted");
  }

  @Test
  void unpacksAndPacksGzip() throws IOException {
    WordVectors vectors = random(List.of("a", "b"), 5);
    Path named = folder.resolve("vectors.txt.gz");
    VectorFiles.write(named, vectors, VectorFormat.GLOVE);
    Path unnamed = Files.copy(named, folder.resolve("vectors"));

    assertThat(Files.readAllBytes(named)).startsWith(0x1F, 0x8B);
    assertThat(rows(VectorFiles.read(unnamed).vectors())).isDeepEqualTo(rows(vectors));
  }

  @Test
  void refusesDamagedGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write("a 1 2\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    Path file = write(Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    assertThatThrownBy(() -> VectorFiles.read(file))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("gzip data is damaged");
  }

  @Test
  void replacesBlanksWithinWordsWhenItWrites() throws IOException {
    Path file = folder.resolve("vectors.bin");

    int changed =
        VectorFiles.write(
            file, random(List.of("new york", "york"), 2), VectorFormat.WORD2VEC_BINARY);

    assertThat(changed).isEqualTo(1);
    assertThat(VectorFiles.read(file).vectors().words()).containsExactly("new_york", "york");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                           | it holds no word",
        "2 3\\n                       | it ends with line 1 after 0 of the 2 words",
        "3 2\\na 1 2\\nb 3 4\\n       | it ends with line 3 after 2 of the 3 words that line 1 names",
        "1 2\\na 1 2\\nb 3 4\\n       | line 3 is one more than the 1 words that line 1 names",
        "2 2\\na 1 2\\nb 3\\n         | line 3 has 2 fields; it must be a word and 2 numbers",
        "2 2\\na 1 2\\nb 3 4 5\\n     | line 3 has more than 2 numbers",
        "2 2\\na 1 x2\\nb 3 4\\n      | line 2 has 'x2' where a number must be",
        "2 2\\na 1 nan\\nb 3 4\\n     | line 2 has 'nan' where a number must be",
        "2 2\\na 1 1e99\\nb 3 4\\n    | line 2 has the number 1e99, which is larger than a float",
        "2 2\\na 1 2d\\nb 3 4\\n      | line 2 has '2d' where a number must be",
        "2 2\\na 1,0 2\\nb 3 4\\n     | line 2 has '1,0' where a number must be",
        "a 1 2\\n\\nb 3 4\\n          | line 3 follows a blank line",
        "a 1 2\\n 3 4 5\\n            | line 2 begins with a blank",
        "a 1 2\\nb 3 4 5\\n           | line 2 has more than 2 numbers",
        "a 0.1 x 0.2\\n               | line 1 has more than 1 numbers",
        "once upon a time\\n          | line 1 is neither a header",
        "0 5\\n                       | line 1 says that there are 0 words",
        "5 0\\n                       | line 1 has 0 numbers for a word",
        "5 2000000000\\na 1 2\\n      | line 1 has 2000000000 numbers for a word; it must be 1 to 65536",
        "2000000000 2\\na 1 2\\n      | it ends with line 2 after 1 of the 2000000000 words",
      })
  void refusesMalformedTextByLineAndRule(String text, String why) throws IOException {
    Path file = write(text.replace("\\n", "\n"));

    assertThatThrownBy(() -> VectorFiles.read(file))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("Word vectors '%s': ".formatted(file))
        .hasMessageContaining(why);
  }

  @Test
  void refusesMalformedBinaryByByteAndRule() throws IOException {
    assertRefused(
        binary("3 2\n", "a", floats(1, 2), "b", floats(3, 4)),
        "ends at byte 24 within word 3 of the 3");
    assertRefused(
        Arrays.copyOf(binary("1 2\n", "a", floats(1, 2)), 11),
        "ends at byte 11 within word 1 of the 1");
    assertRefused(
        binary("1 2\n", "a", floats(1, 2), "b", floats(3, 4)),
        "goes on at byte 14 after the 1 words");
    assertRefused(binary("1 2\n", "", floats(1, 2)), "word 1, at byte 4, is empty");
    assertRefused(binary("1 2\n", "a\0b", floats(1, 2)), "word 1, at byte 4, holds a NUL byte");
    assertRefused(
        binary("2 1\n", "a", floats(1), "b".repeat(5000), floats(1)),
        "word 2, at byte 10, is longer than 4096 bytes");
    assertRefused(
        binary("1 2\n", "a", floats(1, Float.NaN)), "row of 'a', which ends at byte 14, holds NaN");
    assertRefused(
        binary("999999999999 65536\n", "a", floats(1, 2)), "within word 1 of the 999999999999");
  }

  @Test
  void refusesFilesOfOtherKindsByName() throws IOException {
    assertRefused("PK\u0003\u0004zip".getBytes(StandardCharsets.UTF_8), "is a ZIP archive");
    assertRefused(
        new byte[] {(byte) 0xBA, 0x16, 0x4F, 0x2F, 12, 0, 0, 0}, "is a whole model of fastText");
    assertThatThrownBy(() -> VectorFiles.read(folder))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("it is a folder");
    assertThatThrownBy(() -> VectorFiles.read(folder.resolve("none")))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void refusesALineWithoutAnEnd() throws IOException {
    assertRefused("a".repeat(5_000_000).getBytes(StandardCharsets.UTF_8), "line 1 is longer than");
  }

  @Test
  void stopsBeforeTheHeapIsFull() throws IOException {
    StringBuilder text = new StringBuilder("1000000000 4\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("word").append(i).append(" 1 2 3 4\n");
    }
    Path file = write(text.toString());

    assertThatThrownBy(() -> VectorFiles.read(file, new RowSink(Selection.ALL, ROOM)))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("fill the 1 MB of heap that vectors may take");
  }

  private void assertRefused(byte[] bytes, String why) throws IOException {
    Path file = write(bytes);
    assertThatThrownBy(() -> VectorFiles.read(file))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining(why);
  }

  private WordVectors read(String text) throws IOException {
    return VectorFiles.read(write(text)).vectors();
  }

  private Path write(String text) throws IOException {
    return write(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("vectors"), bytes);
  }

  private static byte[] binary(String header, Object... wordsAndRows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(header.getBytes(StandardCharsets.UTF_8));
    for (Object part : wordsAndRows) {
      bytes.write(
          part instanceof String word
              ? (word + " ").getBytes(StandardCharsets.UTF_8)
              : (byte[]) part);
    }
    return bytes.toByteArray();
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static WordVectors random(List<String> words, int dimension) {
    Random random = new Random(5);
    float[][] rows = new float[words.size()][dimension];
    for (float[] row : rows) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return new WordVectors(words, rows);
  }

  private static float[][] rows(WordVectors vectors) {
    float[][] rows = new float[vectors.size()][];
    Arrays.setAll(rows, vectors::row);
    return rows;
  }
}
