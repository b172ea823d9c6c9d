package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTextsTest {
  @TempDir Path folder;

  @Test
  void picksColumnsByName() throws IOException {
    write("a.tsv", "id\tlabel\tbody\n7\t1\t say \"hi\" \n8\t0\té\n");

    assertThat(LabelledTexts.read(folder, file("a.tsv")))
        .containsExactly(new Row("1", "say \"hi\""), new Row("0", "é"));
  }

  @Test
  void readsQuotedCommaSeparatedTables() throws IOException {
    write("a.csv", "body,label\n\"one, \"\"two\"\"\nthree\",1\n");

    assertThat(LabelledTexts.read(folder, file("a.csv")))
        .containsExactly(new Row("1", "one, \"two\"\nthree"));
  }

  @Test
  void namesTheColumnThatIsMissing() throws IOException {
    write("a.tsv", "label\ttext\n");

    assertThatThrownBy(() -> LabelledTexts.read(folder, file("a.tsv")))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("'body'")
        .hasMessageContaining("[label, text]");
  }

  @Test
  void namesTheRowWithAnotherNumberOfColumns() throws IOException {
    write("a.tsv", "label\tbody\n1\tgood\n0\n");

    assertThatThrownBy(() -> LabelledTexts.read(folder, file("a.tsv")))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("1 columns");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static DataFile file(String path) {
    return new DataFile(path, "label", "body", "test", "none");
  }
}
