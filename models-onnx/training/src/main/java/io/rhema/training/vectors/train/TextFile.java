package io.rhema.training.vectors.train;

import io.rhema.training.vectors.VectorsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Texts of a file, one after the other: its lines, or one column of a table with tabs. A line
 * longer than {@value #LONG} characters, such as a corpus that is all one line, is cut between
 * words into several texts. Bytes that are no UTF-8 become U+FFFD.
 *
 * @param path of the file
 * @param column a number from 1, or a name that stands in the header line; empty for whole lines
 */
public record TextFile(Path path, Optional<String> column) {
  private static final int LONG = 100_000;
  private static final int LONGEST_ROW = 1 << 24;

  /** Takes texts. */
  public interface Texts {
    void add(String text) throws IOException;
  }

  /**
   * Reads the file.
   *
   * @throws VectorsException when there is no such file, or a row has no such column
   */
  public void read(Texts texts) throws IOException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new VectorsException(
          "Cannot read '%s': %s; give the path of a text file."
              .formatted(
                  path, Files.isDirectory(path) ? "it is a folder" : "there is no such file"));
    }
    try (Reader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
      if (column.isPresent()) {
        readColumn(reader, column.get(), texts);
      } else {
        readLines(reader, texts);
      }
    }
  }

  private static void readLines(Reader reader, Texts texts) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      boolean tooLong = line.length() >= LONG && Character.isWhitespace(c);
      if (c == '\n' || tooLong || line.length() >= LONGEST_ROW) {
        texts.add(line.toString());
        line.setLength(0);
      }
      if (c != '\n') {
        line.append((char) c);
      }
    }
    texts.add(line.toString());
  }

  private void readColumn(Reader reader, String name, Texts texts) throws IOException {
    boolean isNumber = name.matches("[1-9]\\d{0,5}");
    int index = isNumber ? Integer.parseInt(name) - 1 : index(row(reader, 1), name);
    long number = isNumber ? 1 : 2;
    for (String row = row(reader, number); row != null; row = row(reader, ++number)) {
      String[] cells = row.split("\t", -1);
      if (index < cells.length) {
        texts.add(cells[index]);
      } else if (!row.isEmpty()) {
        throw new VectorsException(
            "%s, line %d: %d columns with tabs between them; column '%s' is wanted."
                .formatted(path, number, cells.length, name));
      }
    }
  }

  private int index(String header, String name) {
    List<String> names = header == null ? List.of() : Arrays.asList(header.split("\t", -1));
    if (!names.contains(name)) {
      throw new VectorsException(
          "%s has no column '%s'; its header names %s. A column of a table without a header has a number."
              .formatted(path, name, names));
    }
    return names.indexOf(name);
  }

  private String row(Reader reader, long number) throws IOException {
    StringBuilder row = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (row.length() == LONGEST_ROW) {
        throw new VectorsException(
            "%s, line %d: longer than %d characters.".formatted(path, number, LONGEST_ROW));
      }
      row.append((char) c);
    }
    boolean windows = row.length() > 0 && row.charAt(row.length() - 1) == '\r';
    return windows ? row.substring(0, row.length() - 1) : row.toString();
  }
}
