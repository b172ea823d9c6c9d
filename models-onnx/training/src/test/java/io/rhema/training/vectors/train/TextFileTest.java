package io.rhema.training.vectors.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.vectors.VectorsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir private Path folder;

  @Test
  void readsLines() throws IOException {
    assertThat(read("one\r\ntwo\tthree\n\nfour", null))
        .containsExactly("one\r", "two\tthree", "", "four");
  }

  @Test
  void cutsALineThatNeverEndsBetweenWords() throws IOException {
    List<String> texts = read("anarchism ".repeat(100_000), null);

    assertThat(texts).hasSizeGreaterThan(5).allMatch(text -> text.length() <= 100_020);
    assertThat(String.join("", texts)).isEqualTo("anarchism ".repeat(100_000));
  }

  @Test
  void readsAColumnByNameOrNumber() throws IOException {
    String table = "id\ttext\n1\tgood\r\n2\tbad\n";

    assertThat(read(table, "text")).containsExactly("good", "bad");
    assertThat(read(table, "1")).containsExactly("id", "1", "2");
  }

  @Test
  void replacesBytesThatAreNoUtf8() throws IOException {
    Path file = folder.resolve("latin1");
    Files.write(file, "caf\u00E9".getBytes(StandardCharsets.ISO_8859_1));
    List<String> texts = new ArrayList<>();

    new TextFile(file, Optional.empty()).read(texts::add);

    assertThat(texts).containsExactly("caf\uFFFD");
  }

  @Test
  void refusesAColumnThatIsNotThere() {
    assertThatThrownBy(() -> read("id\ttext\n1\tgood\n", "txt"))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("has no column 'txt'; its header names [id, text]");
    assertThatThrownBy(() -> read("id\ttext\n1\n", "2"))
        .hasMessageContaining("line 2: 1 columns with tabs between them; column '2' is wanted");
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> new TextFile(folder, Optional.empty()).read(text -> {}))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("it is a folder");
  }

  private List<String> read(String content, String column) throws IOException {
    Path file = Files.writeString(folder.resolve("texts"), content);
    List<String> texts = new ArrayList<>();
    new TextFile(file, Optional.ofNullable(column)).read(texts::add);
    return texts;
  }
}
