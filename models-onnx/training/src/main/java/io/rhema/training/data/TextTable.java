package io.rhema.training.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Texts in columns: separated by commas, with quotes, or by tabs, without. */
final class TextTable {
  private static final CsvSchema CSV =
      CsvSchema.emptySchema().withColumnSeparator(',').withQuoteChar('"');
  private static final CsvSchema TSV =
      CsvSchema.emptySchema().withColumnSeparator('\t').withoutQuoteChar().withoutEscapeChar();

  private final Path path;
  private final DataFile file;
  private final List<String> columns;
  private final int label;
  private final int text;

  private TextTable(Path path, DataFile file, List<String> columns) {
    this.path = path;
    this.file = file;
    this.columns = columns;
    label = file.labelColumn().map(this::column).orElse(-1);
    text = column(file.textColumn());
  }

  static void read(Path path, DataFile file, Reader reader, LabelledTexts.Cells cells)
      throws IOException {
    try (MappingIterator<String[]> lines = lines(path, reader)) {
      List<String> columns = file.columns().isEmpty() ? next(lines) : file.columns();
      new TextTable(path, file, columns).rows(lines, cells);
    } catch (JsonProcessingException e) {
      throw new RecipeException("%s is no table: %s".formatted(path, e.getOriginalMessage()), e);
    }
  }

  static List<String> firstRow(Path path, Reader reader) throws IOException {
    try (MappingIterator<String[]> lines = lines(path, reader)) {
      return next(lines);
    } catch (JsonProcessingException e) {
      throw new RecipeException("%s is no table: %s".formatted(path, e.getOriginalMessage()), e);
    }
  }

  private static MappingIterator<String[]> lines(Path path, Reader reader) throws IOException {
    boolean commas = path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    CsvMapper mapper = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    return mapper.readerFor(String[].class).with(commas ? CSV : TSV).readValues(reader);
  }

  private static List<String> next(MappingIterator<String[]> lines) throws IOException {
    return lines.hasNextValue() ? Arrays.asList(lines.nextValue()) : List.of();
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

  private void rows(MappingIterator<String[]> lines, LabelledTexts.Cells cells) throws IOException {
    for (int number = 1; lines.hasNextValue(); number++) {
      String[] fields = lines.nextValue();
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
      cells.add(label < 0 ? null : fields[label], fields[text]);
    }
  }
}
