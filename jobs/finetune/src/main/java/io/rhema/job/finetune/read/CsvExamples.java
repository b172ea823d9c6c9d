package io.rhema.job.finetune.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.rhema.operator.failure.RefusedRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Comma-separated files, rows counted from 1 without the header. A row may have several lines, so
 * where one cannot be read, nobody knows where the next begins: there the file ends with a refusal.
 */
final class CsvExamples implements ExampleReader {
  private static final CsvSchema CSV =
      CsvSchema.emptySchema().withColumnSeparator(',').withQuoteChar('"');
  private static final String NOT_UTF8 = "is not UTF-8 throughout";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final NamedFile file;
  private final MappingIterator<String[]> rows;
  private TableRow row;
  private long position;
  private boolean broken;

  private CsvExamples(NamedFile file, MappingIterator<String[]> rows) {
    this.file = file;
    this.rows = rows;
    List<String> names = file.options().columns().names();
    row = names.isEmpty() ? null : new TableRow(file.options().columns(), names);
  }

  static ExampleReader open(InputStream in, NamedFile file) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    try {
      return new CsvExamples(
          file,
          mapper
              .readerFor(String[].class)
              .with(CSV)
              .readValues(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())));
    } catch (CharacterCodingException e) {
      return new OneRefusal(in, file.unreadable(0, ended(NOT_UTF8, 0)));
    }
  }

  @Override
  public ReadExample next() throws IOException {
    if (broken) {
      return null;
    }
    try {
      if (row == null && rows.hasNextValue()) {
        row = new TableRow(file.options().columns(), header(rows.nextValue()));
      }
      if (!rows.hasNextValue()) {
        return null;
      }
      position++;
      return file.example(position, row.fields(rows.nextValue()));
    } catch (RefusedRecordException e) {
      return file.unreadable(position, e.getMessage());
    } catch (CharacterCodingException e) {
      return broken(NOT_UTF8);
    } catch (JacksonException e) {
      return broken(
          e.getCause() instanceof CharacterCodingException
              ? NOT_UTF8
              : "is no table (" + e.getOriginalMessage() + ")");
    }
  }

  private ReadExample broken(String why) {
    broken = true;
    return file.unreadable(position, ended(why, position));
  }

  private static String ended(String why, long position) {
    return "The file %s; nothing behind row %d was read.".formatted(why, position);
  }

  private static List<String> header(String[] cells) {
    if (cells.length > 0 && cells[0].startsWith(BYTE_ORDER_MARK)) {
      cells[0] = cells[0].substring(1);
    }
    return Arrays.asList(cells);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
