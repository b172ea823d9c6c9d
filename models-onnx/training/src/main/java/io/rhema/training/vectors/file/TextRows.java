package io.rhema.training.vectors.file;

import java.io.IOException;
import java.util.Optional;

/** Reads the lines of word2vec's text form, or those of GloVe. */
final class TextRows {
  private final LineSource lines;
  private final Optional<Header> header;
  private final RowSink sink;
  private float[] row;
  private long rows;

  /**
   * @param header what was read before, if there is one
   */
  TextRows(ByteSource bytes, Optional<Header> header, RowSink sink) {
    this.lines = new LineSource(bytes, header.isPresent() ? 1 : 0);
    this.header = header;
    this.sink = sink;
    header.ifPresent(known -> row = new float[known.dimension()]);
  }

  void read() throws IOException {
    boolean over = false;
    for (String line = lines.next(); line != null && !sink.isFull(); line = lines.next()) {
      if (line.isBlank()) {
        over = true;
      } else if (over) {
        throw new Refusal(
            "line %d follows a blank line; only the last lines may be blank", lines.number());
      } else {
        add(line);
      }
    }
    if (!sink.isFull()) {
      checkEnd();
    }
  }

  private void add(String line) {
    if (row == null) {
      row = new float[TextRow.dimension(line)];
    }
    rows++;
    if (header.isPresent() && rows > header.get().words()) {
      throw new Refusal(
          "line %d is one more than the %d words that line 1 names",
          lines.number(), header.get().words());
    }
    String word = line.substring(0, TextRow.read(line, lines.number(), row));
    if (sink.wants(word)) {
      sink.add(word, row.clone());
    }
  }

  private void checkEnd() {
    if (header.isPresent() && rows < header.get().words()) {
      throw new Refusal(
          "it ends with line %d after %d of the %d words that line 1 names",
          lines.number(), rows, header.get().words());
    }
    if (rows == 0) {
      throw new Refusal("it holds no word");
    }
  }
}
