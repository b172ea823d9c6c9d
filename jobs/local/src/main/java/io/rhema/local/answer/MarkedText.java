package io.rhema.local.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one line of a text that fits a terminal and cannot do anything to it, with marks in it. The
 * smallest thing that is shown or left out is what a reader takes for one character: a letter with
 * its accents, an emoji of several code points.
 */
final class MarkedText {
  private static final String ELLIPSIS = "…";
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final MarkStyle style;

  MarkedText(MarkStyle style) {
    this.style = style;
  }

  /** The line without any marks. */
  static String fit(String text, int columns) {
    return new MarkedText(MarkStyle.BRACKETS).fit(text, List.of(), columns);
  }

  /**
   * The line. What is wider than {@code columns} is cut at its end, before a mark rather than
   * within one.
   *
   * @param marks stretches of the text; of two that overlap, the first one is shown
   */
  String fit(String text, List<Mark> marks, int columns) {
    List<Piece> pieces = pieces(text, marks, columns);
    if (pieces.stream().mapToInt(this::width).sum() <= columns) {
      StringBuilder line = new StringBuilder();
      pieces.forEach(piece -> append(line, piece));
      return line.toString();
    }
    return cut(pieces, columns - Cells.width(ELLIPSIS)) + ELLIPSIS;
  }

  /** Neighbouring characters under the same mark, or under none. */
  private record Piece(Mark mark, List<String> characters) {
    private Piece(Mark mark) {
      this(mark, new ArrayList<>());
    }
  }

  /** Ends soon after the line is full. */
  private static List<Piece> pieces(String text, List<Mark> marks, int columns) {
    Iterator<Mark> rest = inOrder(marks).iterator();
    Mark next = rest.hasNext() ? rest.next() : null;
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = CHARACTER.matcher(text);
    int width = 0;
    while (width <= columns && matcher.find()) {
      while (next != null && next.end() <= matcher.start()) {
        next = rest.hasNext() ? rest.next() : null;
      }
      Mark mark = next != null && next.start() < matcher.end() ? next : null;
      if (pieces.isEmpty() || !Objects.equals(pieces.get(pieces.size() - 1).mark(), mark)) {
        pieces.add(new Piece(mark));
      }
      String shown = shown(matcher.group());
      pieces.get(pieces.size() - 1).characters().add(shown);
      width += Cells.width(shown);
    }
    return pieces;
  }

  private static List<Mark> inOrder(List<Mark> marks) {
    List<Mark> shown = new ArrayList<>();
    int end = 0;
    for (Mark mark : marks.stream().sorted(Comparator.comparingInt(Mark::start)).toList()) {
      if (mark.start() >= end && mark.end() > mark.start()) {
        shown.add(mark);
        end = mark.end();
      }
    }
    return shown;
  }

  private static String shown(String character) {
    return character.equals("\r\n") ? " " : Cells.harmless(character);
  }

  private int width(Piece piece) {
    int text = piece.characters().stream().mapToInt(Cells::width).sum();
    return piece.mark() == null ? text : text + style.width(piece.mark().label());
  }

  private String cut(List<Piece> pieces, int room) {
    StringBuilder line = new StringBuilder();
    int left = room;
    for (Piece piece : pieces) {
      int width = width(piece);
      if (width > left) {
        // A mark as long as the whole line has to be cut all the same.
        if (piece.mark() == null || line.isEmpty()) {
          append(line, head(piece, left));
        }
        break;
      }
      append(line, piece);
      left -= width;
    }
    return line.toString();
  }

  private Piece head(Piece piece, int room) {
    Piece head = new Piece(piece.mark());
    for (String character : piece.characters()) {
      head.characters().add(character);
      if (width(head) > room) {
        head.characters().remove(head.characters().size() - 1);
        break;
      }
    }
    return head;
  }

  private void append(StringBuilder line, Piece piece) {
    String text = String.join("", piece.characters());
    if (piece.mark() == null || text.isEmpty()) {
      line.append(text);
    } else {
      line.append(style.open(piece.mark().label())).append(text);
      line.append(style.close(piece.mark().label()));
    }
  }
}
