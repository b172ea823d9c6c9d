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
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final NamedFile file;
  private final MappingIterator<String[]> rows;
  private TableRow row;
  private long position;
  private boolean broken;

  CsvExamples(InputStream in, NamedFile file) throws IOException {
    this.file = file;
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    rows =
        mapper
            .readerFor(String[].class)
            .with(CSV)
            .readValues(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    List<String> names = file.options().columns().names();
    row = names.isEmpty() ? null : new TableRow(file.options().columns(), names);
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
      return broken("is not UTF-8 (" + e.getMessage() + ")");
    } catch (JacksonException e) {
      return e.getCause() instanceof CharacterCodingException
          ? broken("is not UTF-8 (" + e.getCause().getMessage() + ")")
          : broken("is no table (" + e.getOriginalMessage() + ")");
    }
  }

  private ReadExample broken(String why) {
    broken = true;
    return file.unreadable(
        position, "The file %s; nothing behind row %d was read.".formatted(why, position));
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
