package io.rhema.local.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.line.Line;
import io.rhema.job.line.LineReader;
import io.rhema.local.EnvironmentException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
  @Test
  void cutsAtLineFeedWithOrWithoutCarriageReturn() {
    assertThat(texts("a\r\nb\n\nc\rd")).containsExactly("a", "b", "", "c\rd");
  }

  @Test
  void lineBreakAtTheEndBeginsNoLine() {
    assertThat(texts("a\n")).containsExactly("a");
    assertThat(texts("")).isEmpty();
    assertThat(texts("\n")).containsExactly("");
  }

  @Test
  void leavesOutTheByteOrderMark() {
    assertThat(texts("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
  }

  @Test
  void dropsWhatIsBeyondTheLongestLine() {
    String longest = "x".repeat(LineReader.MAX_BYTES);

    List<Line> lines = read(longest + "yz\nnext");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).bytes()).hasSize(LineReader.MAX_BYTES);
    assertThat(lines.get(1).bytes()).asString(StandardCharsets.UTF_8).isEqualTo("next");
  }

  @Test
  void firstLineThatIsNotBlankTellsTheFormat() {
    assertThat(open("\n \t\n{\"text\": \"a\"}\nplain").format()).isEqualTo(LineFormat.JSON);
    assertThat(open("plain\n{\"text\": \"a\"}").format()).isEqualTo(LineFormat.TEXT);
    assertThat(open("{\"other\": 1}").format()).isEqualTo(LineFormat.TEXT);
    assertThat(open("{curly} text").format()).isEqualTo(LineFormat.TEXT);
    assertThat(open("\n\n").format()).isEqualTo(LineFormat.TEXT);
  }

  @Test
  void linesReadForTheFormatAreNotLost() {
    Lines lines = open("\n{\"text\": \"a\"}\nb");

    assertThat(lines.format()).isEqualTo(LineFormat.JSON);
    assertThat(lines.next().number()).isEqualTo(1);
    assertThat(lines.next().number()).isEqualTo(2);
    assertThat(lines.next().number()).isEqualTo(3);
    assertThat(lines.next()).isNull();
  }

  @Test
  void takesTheIdOfAJsonLineOrElseItsNumber() {
    assertThat(read(LineFormat.JSON, "{\"id\": \"a\", \"text\": \"t\"}"))
        .isEqualTo(new LineText("a", "t"));
    assertThat(read(LineFormat.JSON, "{\"id\": 12, \"text\": \"t\"}"))
        .isEqualTo(new LineText("12", "t"));
    assertThat(read(LineFormat.JSON, "{\"id\": \"\", \"text\": \"t\"}"))
        .isEqualTo(new LineText("7", "t"));
    assertThat(read(LineFormat.JSON, "{\"id\": 1.5, \"text\": \"t\"}"))
        .isEqualTo(new LineText("7", "t"));
    assertThat(read(LineFormat.JSON, "broken")).isEqualTo(new LineText("7", "broken"));
    assertThat(read(LineFormat.TEXT, "{\"id\": \"a\"}"))
        .isEqualTo(new LineText("7", "{\"id\": \"a\"}"));
  }

  @Test
  void saysThatAFolderIsNoFile(@TempDir Path folder) {
    assertThatThrownBy(() -> Lines.open(folder.toString()))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("it is a folder");
  }

  private static LineText read(LineFormat format, String line) {
    return format.read(new Line(7, line.getBytes(StandardCharsets.UTF_8)));
  }

  private static Lines open(String content) {
    return Lines.of("test", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(String content) {
    return read(content).stream()
        .map(line -> new String(line.bytes(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<Line> read(String content) {
    List<Line> all = new ArrayList<>();
    try (Lines lines = open(content)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        all.add(line);
      }
    }
    return all;
  }
}
