package io.rhema.training.data;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.rhema.model.translate.SentenceSplitter;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Reads a table of texts: comma-separated with quotes when the file's name ends in {@code .csv},
 * otherwise tab-separated without.
 */
public final class LabelledTexts {
  private static final CsvSchema CSV =
      CsvSchema.emptySchema().withColumnSeparator(',').withQuoteChar('"');
  private static final CsvSchema TSV =
      CsvSchema.emptySchema().withColumnSeparator('\t').withoutQuoteChar().withoutEscapeChar();

  /**
   * One row.
   *
   * @param label as it is written; null in a file without labels
   */
  public record Row(String label, String text) {}

  private final Path path;
  private final DataFile file;
  private final List<String> columns;
  private final int label;
  private final int text;

  private LabelledTexts(Path path, DataFile file, List<String> columns) {
    this.path = path;
    this.file = file;
    this.columns = columns;
    label = file.labelColumn().map(this::column).orElse(-1);
    text = column(file.textColumn());
  }

  /**
   * Reads the rows of a file's share, stripped of blanks around label and text.
   *
   * @param folder that the file's path is relative to
   * @throws RecipeException if a column is missing, or a row has more or fewer columns than the
   *     header; the message names the file and the row
   */
  public static List<Row> read(Path folder, DataFile file) throws IOException {
    Path path = folder.resolve(file.path());
    CsvSchema schema = file.path().toLowerCase(Locale.ROOT).endsWith(".csv") ? CSV : TSV;
    CsvMapper mapper = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    try (BufferedReader reader = Files.newBufferedReader(path);
        MappingIterator<String[]> lines =
            mapper.readerFor(String[].class).with(schema).readValues(reader)) {
      return new LabelledTexts(path, file, columns(file, lines)).rows(lines);
    }
  }

  private static List<String> columns(DataFile file, Iterator<String[]> lines) {
    if (!file.columns().isEmpty()) {
      return file.columns();
    }
    return lines.hasNext() ? Arrays.asList(lines.next()) : List.of();
  }

  private int column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new RecipeException(
          "%s has no column '%s'; %s"
              .formatted(
                  path,
                  name,
                  file.columns().isEmpty()
                      ? "its header names %s; a file without a header has its columns in the recipe"
                          .formatted(columns)
                      : "the recipe gives it the columns " + columns));
    }
    return index;
  }

  private List<Row> rows(Iterator<String[]> lines) {
    List<Row> rows = new ArrayList<>();
    for (int number = 1; lines.hasNext(); number++) {
      String[] fields = lines.next();
      if (fields.length != columns.size()) {
        throw new RecipeException(
            "%s, row %d: %d columns; %s has %d"
                .formatted(
                    path,
                    number,
                    fields.length,
                    file.columns().isEmpty() ? "the header" : "the recipe's list",
                    columns.size()));
      }
      String stripped = fields[text].strip();
      if (file.share().has(stripped)) {
        add(label < 0 ? null : fields[label].strip(), stripped, rows);
      }
    }
    return rows;
  }

  private void add(String label, String text, List<Row> rows) {
    if (file.sentences()) {
      SentenceSplitter.split(text).forEach(sentence -> rows.add(new Row(label, sentence.of(text))));
    } else {
      rows.add(new Row(label, text));
    }
  }
}
