package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

  @Test
  void aFileWithoutHeaderHasItsColumnsInTheRecipe() throws IOException {
    write("a.tsv", "ham\tOk\nspam\tWin\n");

    assertThat(LabelledTexts.read(folder, file("a.tsv", List.of("label", "body"), Share.ALL)))
        .containsExactly(new Row("ham", "Ok"), new Row("spam", "Win"));
    assertThatThrownBy(
            () -> LabelledTexts.read(folder, file("a.tsv", List.of("label", "text"), Share.ALL)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("the recipe gives it the columns [label, text]");
  }

  @Test
  void aFileWithoutLabelsMayBeReadSentenceBySentence() throws IOException {
    write("a.txt", "Good. Very good!\nNot at all\n");
    DataFile file =
        new DataFile(
            "a.txt", List.of("body"), Optional.empty(), "body", Share.ALL, true, "test", "none");

    assertThat(LabelledTexts.read(folder, file))
        .containsExactly(
            new Row(null, "Good."), new Row(null, "Very good!"), new Row(null, "Not at all"));
  }

  @Test
  void whatIsHeldOutAndTheRestAreTheWholeFileWithoutOverlap() throws IOException {
    StringBuilder table = new StringBuilder();
    IntStream.range(0, 200).forEach(i -> table.append("0\ttext %d\n1\ttext %d\n".formatted(i, i)));
    write("a.tsv", table.toString());
    List<String> columns = List.of("label", "body");

    List<String> dev = texts(file("a.tsv", columns, Share.heldOut(0.25)));
    List<String> train = texts(file("a.tsv", columns, Share.heldOut(0.25).rest(1)));
    List<String> sample = texts(file("a.tsv", columns, Share.heldOut(0.25).rest(0.1)));

    assertThat(dev).hasSizeBetween(60, 140);
    assertThat(train).hasSize(400 - dev.size()).doesNotContainAnyElementsOf(dev);
    assertThat(sample).hasSizeBetween(10, 60).isSubsetOf(train);
  }

  private List<String> texts(DataFile file) throws IOException {
    return LabelledTexts.read(folder, file).stream().map(Row::text).toList();
  }

  private static DataFile file(String path) {
    return file(path, List.of(), Share.ALL);
  }

  private static DataFile file(String path, List<String> columns, Share share) {
    return new DataFile(path, columns, Optional.of("label"), "body", share, false, "test", "none");
  }
}
