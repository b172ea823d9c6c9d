package io.rhema.local.translate;

import io.rhema.local.line.Line;
import io.rhema.local.line.LineFormat;
import io.rhema.local.line.Lines;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The texts of a command line, or the lines of standard input: as they are, or as JSON lines. */
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
    return new Texts(given.iterator(), given.isEmpty() ? Lines.open(Lines.STANDARD_INPUT) : null);
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
