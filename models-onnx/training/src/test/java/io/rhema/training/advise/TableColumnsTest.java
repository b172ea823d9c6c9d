package io.rhema.training.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.data.LabelledTexts;
import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableColumnsTest {
  @TempDir Path folder;

  @Test
  void aFirstRowWithTheLabelsNameIsAHeader() throws IOException {
    assertThat(read("a.tsv", "id\tlabel\ttext\n7\tgood\tYes.\n", null, null))
        .containsExactly(new Row("good", "Yes."));
    assertThat(read("b.tsv", "sentence\tlabel\nYes.\tgood\n", null, null))
        .containsExactly(new Row("good", "Yes."));
  }

  @Test
  void withoutAHeaderTheLabelStandsFirst() throws IOException {
    assertThat(read("a.tsv", "good\tYes.\nbad\tNo.\n", null, null))
        .containsExactly(new Row("good", "Yes."), new Row("bad", "No."));
  }

  @Test
  void columnsAreChosenByNumberWhereNothingNamesThem() throws IOException {
    assertThat(read("a.csv", "1,\"Yes, yes.\",good\n", "3", "2"))
        .containsExactly(new Row("good", "Yes, yes."));
  }

  @Test
  void columnsAreChosenByName() throws IOException {
    assertThat(read("a.csv", "\uFEFFstars,review,label\n5,Yes.,x\n", "stars", "review"))
        .containsExactly(new Row("5", "Yes."));
  }

  @Test
  void jsonLinesHaveTheirColumnsAsKeys() throws IOException {
    assertThat(
            read(
                "a.jsonl",
                "{\"text\": \"One\\nor two\", \"label\": 1}\n{\"label\": \"0\", \"text\": \"No\"}\n",
                null,
                null))
        .containsExactly(new Row("1", "One\nor two"), new Row("0", "No"));
    assertThatThrownBy(() -> read("b.jsonl", "{\"stars\": 5, \"body\": \"Yes\"}\n", null, null))
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("no column 'label'; its first row is [stars, body]");
  }

  @Test
  void aColumnThatIsMissingIsRefusedWithThoseThatAreThere() {
    assertThatThrownBy(() -> read("a.tsv", "id\tlabel\ttext\n7\tgood\tYes.\n", "stars", null))
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("no column 'stars'; its first row is [id, label, text]");
    assertThatThrownBy(() -> read("a.tsv", "1\tgood\tYes.\n", null, null))
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("no column 'label'")
        .hasMessageContaining("by their numbers");
    assertThatThrownBy(() -> read("a.tsv", "good\tYes.\n", "3", "2"))
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("no column 3; its first row has 2");
    assertThatThrownBy(() -> read("a.tsv", "good\tYes.\n", "2", "2"))
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("cannot be label and text at once");
  }

  @Test
  void oneColumnHasNoLabels() {
    assertThatThrownBy(() -> read("a.txt", "Yes.\nNo.\n", null, null))
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("has one column");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("a.tsv"), new byte[] {(byte) 0x8B, 0x1F, 0, 9, 10, -1});

    assertThatThrownBy(() -> new TableColumns(Optional.empty(), Optional.empty()).in(file))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("is not UTF-8 throughout");
  }

  @Test
  void aLineThatIsNoJsonIsNamed() {
    assertThatThrownBy(() -> read("a.jsonl", "{\"label\": 1, \"text\": \"Yes\"}\nno\n", null, null))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("line 2: no JSON");
    assertThatThrownBy(
            () -> read("a.jsonl", "{\"label\": 1, \"text\": \"a\"}\n{\"label\": 1}\n", null, null))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("object 2: no text or number under 'text'");
  }

  private List<Row> read(String name, String content, String label, String text)
      throws IOException {
    Path path = Files.writeString(folder.resolve(name), content);
    DataFile file =
        new TableColumns(Optional.ofNullable(label), Optional.ofNullable(text)).in(path);
    return LabelledTexts.read(folder, file);
  }
}
