package io.rhema.training.data;

import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a tab-separated table of labels and texts. */
public final class LabelledTexts {

  /** One row. */
  public record Row(String label, String text) {}

  private LabelledTexts() {}

  /**
   * Reads all rows.
   *
   * @param folder that the file's path is relative to
   * @throws RecipeException if the header lacks a column, or a row has no text or label; the
   *     message names the file and the line
   */
  public static List<Row> read(Path folder, DataFile file) throws IOException {
    Path path = folder.resolve(file.path());
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      List<String> header = fields(lines.readLine());
      int label = column(path, header, file.labelColumn());
      int text = column(path, header, file.textColumn());
      List<Row> rows = new ArrayList<>();
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        List<String> fields = fields(line);
        if (fields.size() != header.size()) {
          throw new RecipeException(
              "%s, line %d: %d columns; the header has %d"
                  .formatted(path, number, fields.size(), header.size()));
        }
        rows.add(new Row(fields.get(label).strip(), fields.get(text).strip()));
      }
      return rows;
    }
  }

  private static List<String> fields(String line) {
    return line == null ? List.of() : Arrays.asList(line.split("\t", -1));
  }

  private static int column(Path path, List<String> header, String name) {
    int index = header.indexOf(name);
    if (index < 0) {
      throw new RecipeException(
          "%s has no column '%s'; its header names %s".formatted(path, name, header));
    }
    return index;
  }
}
