package io.rhema.training.data.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.PairFormat;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairTextsTest {
  @TempDir Path folder;

  private List<TextPair> read(PairFormat format) throws IOException {
    return PairTexts.read(folder, new PairFile("a", format, "A", "CC0", 1, 1));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void readsTheColumnsThatTheRecipeNames() throws IOException {
    write("a", "1\tVa !\tGo.\n2\tSalut\u2028!\tHi.\r\n");

    assertThat(read(new PairFormat.Columns(2, 1)))
        .containsExactly(new TextPair("Go.", "Va !"), new TextPair("Hi.", "Salut\u2028!"));
  }

  @Test
  void pairsTwoFilesLineForLine() throws IOException {
    write("a", "Go.\r\n\nHi. \u0085you");
    write("b", "Va !\n\nSalut.\n");

    assertThat(read(new PairFormat.Lines("b")))
        .containsExactly(
            new TextPair("Go.", "Va !"),
            new TextPair("", ""),
            new TextPair("Hi. \u0085you", "Salut."));
  }

  @Test
  void aLineWithoutTheColumnIsAnErrorThatNamesIt() throws IOException {
    write("a", "Go.\tVa !\nHi.\n");

    assertThatThrownBy(() -> read(new PairFormat.Columns(0, 1)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("a, line 2: 1 columns");
  }

  @Test
  void filesOfUnequalLengthAreAnError() throws IOException {
    write("a", "Go.\nHi.\n");
    write("b", "Va !\n");

    assertThatThrownBy(() -> read(new PairFormat.Lines("b")))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("2 lines")
        .hasMessageContaining("1; each line");
  }

  @Test
  void whatIsNotUtf8IsAnErrorThatNamesTheFile() throws IOException {
    Files.write(folder.resolve("a"), new byte[] {(byte) 0xe9, '\t', 'e', '\n'});

    assertThatThrownBy(() -> read(new PairFormat.Columns(0, 1)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("is not UTF-8");
  }
}
