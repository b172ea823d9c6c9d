package io.rhema.local.line;

import io.rhema.job.line.Line;
import io.rhema.job.line.LineReader;
import io.rhema.local.EnvironmentException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The lines of one file. Its first line that is not blank tells the {@linkplain #format format} of
 * all of them. Lines are read when they are asked for. Not safe for use by several threads at once.
 */
public final class Lines implements Closeable {
  /** The name that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  private final String name;
  private final LineReader reader;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private LineFormat format;

  private Lines(String name, InputStream in) {
    this.name = name;
    this.reader = new LineReader(in);
  }

  /**
   * Opens a file.
   *
   * @param name a path, or {@value #STANDARD_INPUT}
   * @throws EnvironmentException when it cannot be read
   */
  public static Lines open(String name) {
    if (name.equals(STANDARD_INPUT)) {
      return of("standard input", System.in);
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file) && !isPipe(file)) {
      throw new EnvironmentException(
          "Cannot read '%s': %s; give the path of a text file, or %s for standard input."
              .formatted(
                  name,
                  Files.isDirectory(file) ? "it is a folder" : "there is no such file",
                  STANDARD_INPUT));
    }
    try {
      return of(name, Files.newInputStream(file));
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot read '%s' (%s); check its permissions."
              .formatted(name, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Lines of a stream, which is closed with them. */
  public static Lines of(String name, InputStream in) {
    return new Lines(name, in);
  }

  private static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isDirectory(file);
  }

  /** How the lines are written. Reads on until a line tells; of nothing but blank lines, text. */
  public LineFormat format() {
    while (format == null) {
      Line line = read();
      if (line == null) {
        format = LineFormat.TEXT;
      } else {
        ahead.add(line);
        format = line.isBlank() ? null : LineFormat.of(line);
      }
    }
    return format;
  }

  /** The next line, or null at the end. */
  public Line next() {
    return ahead.isEmpty() ? read() : ahead.poll();
  }

  private Line read() {
    try {
      return reader.next();
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot read on in %s: %s.".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + name, e);
    }
  }
}
