package io.rhema.local.line;

import io.rhema.job.line.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** The texts of a command line, or the lines of a file: as they are, or as JSON lines. */
public final class Texts implements AutoCloseable {
  private final Iterator<String> given;
  private final Lines lines;

  private Texts(Iterator<String> given, Lines lines) {
    this.given = given;
    this.lines = lines;
  }

  /**
   * @param given what the command line has; without any, standard input is read
   */
  public static Texts of(List<String> given) {
    return given.isEmpty() ? in(Lines.STANDARD_INPUT) : new Texts(given.iterator(), null);
  }

  /** The lines of a file, or of standard input if that is its name. */
  public static Texts in(String file) {
    return new Texts(Collections.emptyIterator(), Lines.open(file));
  }

  /** The next texts, so many at most; none at the end. Waits for all of them. */
  public List<String> next(int most) {
    List<String> texts = new ArrayList<>();
    for (String text = next(); text != null; text = texts.size() < most ? next() : null) {
      texts.add(text);
    }
    return texts;
  }

  private String next() {
    if (lines == null) {
      return given.hasNext() ? given.next() : null;
    }
    LineFormat format = lines.format();
    Line line = lines.next();
    return line == null ? null : format.read(line).text();
  }

  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }
}
