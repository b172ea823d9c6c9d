package io.rhema.training.data;

import io.rhema.model.translate.SentenceSplitter;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table of texts, by the file's name: {@code .csv} is comma-separated with quotes; {@code
 * .jsonl} and {@code .ndjson} have a JSON object on each line, whose keys are the columns; any
 * other is tab-separated without quotes.
 */
public final class LabelledTexts {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /**
   * One row.
   *
   * @param label as it is written; null in a file without labels
   */
  public record Row(String label, String text) {}

  /** Takes what a row has, with blanks around it. */
  interface Cells {
    /**
     * @param label null in a file without labels
     */
    void add(String label, String text);
  }

  private LabelledTexts() {}

  /**
   * Reads the rows of a file's share, stripped of blanks around label and text.
   *
   * @param folder that the file's path is relative to
   * @throws RecipeException if the file is not UTF-8, a column is missing, or a row has more or
   *     fewer columns than the header; the message names the file and the row
   */
  public static List<Row> read(Path folder, DataFile file) throws IOException {
    Path path = folder.resolve(file.path());
    List<Row> rows = new ArrayList<>();
    Cells cells = (label, text) -> add(file, label, text.strip(), rows);
    try (BufferedReader reader = open(path)) {
      if (JsonTexts.isNamed(path)) {
        new JsonTexts(path, file).read(reader, cells);
      } else {
        TextTable.read(path, file, reader, cells);
      }
    } catch (CharacterCodingException e) {
      throw notText(path, e);
    }
    return rows;
  }

  /**
   * What the columns of a file are called, or the cells of its first row if it has no header; of
   * JSON lines, the keys of the first. Empty for an empty file.
   *
   * @throws RecipeException if the file is not UTF-8, or what its name says that it is
   */
  public static List<String> firstRow(Path path) throws IOException {
    try (BufferedReader reader = open(path)) {
      return JsonTexts.isNamed(path)
          ? JsonTexts.firstKeys(path, reader)
          : TextTable.firstRow(path, reader);
    } catch (CharacterCodingException e) {
      throw notText(path, e);
    }
  }

  /** Whether a file is called as one that names the columns in each row: as JSON lines are. */
  public static boolean areKeyed(Path path) {
    return JsonTexts.isNamed(path);
  }

  /** Without the mark that some programs begin a file with. */
  private static BufferedReader open(Path path) throws IOException {
    BufferedReader reader = Files.newBufferedReader(path);
    try {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  private static RecipeException notText(Path path, CharacterCodingException cause) {
    return new RecipeException(
        "%s is not UTF-8 throughout; convert it, or unpack it first".formatted(path), cause);
  }

  private static void add(DataFile file, String label, String text, List<Row> rows) {
    if (!file.share().has(text)) {
      return;
    }
    String stripped = label == null ? null : label.strip();
    if (file.sentences()) {
      SentenceSplitter.split(text)
          .forEach(sentence -> rows.add(new Row(stripped, sentence.of(text))));
    } else {
      rows.add(new Row(stripped, text));
    }
  }
}
