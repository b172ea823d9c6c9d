package io.rhema.job.finetune.read;

import io.rhema.job.line.Line;
import io.rhema.job.line.LineReader;
import io.rhema.operator.decode.JsonFields;
import io.rhema.operator.decode.StrictUtf8;
import io.rhema.operator.failure.RefusedRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** Files with an example on each line. Blank lines are none. */
final class LineExamples implements ExampleReader {
  private final StrictUtf8 utf8 = new StrictUtf8();
  private final LineReader lines;
  private final NamedFile file;
  private final LineParser parser;

  LineExamples(InputStream in, NamedFile file, LineParser parser) {
    this.lines = new LineReader(in);
    this.file = file;
    this.parser = parser;
  }

  @Override
  public ReadExample next() throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      try {
        Optional<JsonFields> fields = parser.parse(text(line));
        if (fields.isPresent()) {
          return file.example(line.number(), fields.get());
        }
      } catch (RefusedRecordException e) {
        return file.unreadable(line.number(), e.getMessage());
      }
    }
    return null;
  }

  private String text(Line line) {
    if (line.bytes().length == LineReader.MAX_BYTES) {
      throw new RefusedRecordException(
          String.format(
              Locale.ROOT,
              "The line is too long; lines of fewer than %,d bytes are read.",
              LineReader.MAX_BYTES));
    }
    return utf8.decode(line.bytes());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
