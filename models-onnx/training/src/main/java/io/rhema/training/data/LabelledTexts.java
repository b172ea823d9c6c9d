package io.rhema.training.data;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads a table of labels and texts with a header line: comma-separated with quotes when the file's
 * name ends in {@code .csv}, otherwise tab-separated without.
 */
public final class LabelledTexts {
  private static final CsvSchema CSV =
      CsvSchema.emptySchema().withColumnSeparator(',').withQuoteChar('"');
  private static final CsvSchema TSV =
      CsvSchema.emptySchema().withColumnSeparator('\t').withoutQuoteChar().withoutEscapeChar();

  /** One row. */
  public record Row(String label, String text) {}

  private LabelledTexts() {}

  /**
   * Reads all rows, stripped of blanks around label and text.
   *
   * @param folder that the file's path is relative to
   * @throws RecipeException if the header lacks a column, or a row has more or fewer columns than
   *     the header; the message names the file and the row
   */
  public static List<Row> read(Path folder, DataFile file) throws IOException {
    Path path = folder.resolve(file.path());
    CsvSchema schema = file.path().toLowerCase(Locale.ROOT).endsWith(".csv") ? CSV : TSV;
    CsvMapper mapper = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    try (BufferedReader reader = Files.newBufferedReader(path);
        MappingIterator<String[]> lines =
            mapper.readerFor(String[].class).with(schema).readValues(reader)) {
      List<String> header = lines.hasNext() ? Arrays.asList(lines.next()) : List.of();
      int label = column(path, header, file.labelColumn());
      int text = column(path, header, file.textColumn());
      List<Row> rows = new ArrayList<>();
      while (lines.hasNext()) {
        String[] fields = lines.next();
        if (fields.length != header.size()) {
          throw new RecipeException(
              "%s, row %d: %d columns; the header has %d"
                  .formatted(path, rows.size() + 1, fields.length, header.size()));
        }
        rows.add(new Row(fields[label].strip(), fields[text].strip()));
      }
      return rows;
    }
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
