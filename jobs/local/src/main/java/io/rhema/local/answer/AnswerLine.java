package io.rhema.local.answer;

import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TranslationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer as a line for a person: sentiment and classification as label, figure and bar, the text
 * with its entities marked, the first numbers of its embedding and its best keywords; its
 * translation stands below. What was not asked for takes no room.
 */
public final class AnswerLine {
  private static final int UNLIMITED = 100_000;
  private static final int LEAST_ROOM = 20;
  private static final int NUMBERS = 3;
  private static final int KEYWORDS = 3;
  private static final int KEYWORD_WIDTH = 24;
  private static final String GAP = "  ";

  private final Terminal terminal;
  private final LabelCell label;
  private final MarkedText text;

  public AnswerLine(Terminal terminal) {
    this.terminal = terminal;
    this.label = new LabelCell(terminal);
    this.text = new MarkedText(MarkStyle.of(terminal));
  }

  /** The line, or two of them, without a line break at the end. */
  public String write(Answer answer) {
    String line = line(answer);
    return answer
        .result(TranslationResult.class)
        .map(result -> line + "\n" + TranslationLine.of(result, room(1)))
        .orElse(line);
  }

  private String line(Answer answer) {
    StringBuilder line = new StringBuilder();
    // The last column stays free: some terminals begin a new line when it is filled.
    int taken = 1;
    for (String cell : labels(answer)) {
      line.append(cell).append(GAP);
      taken += LabelCell.WIDTH + GAP.length();
    }
    for (String note : notes(answer)) {
      line.append(note).append(GAP);
      taken += Cells.width(note) + GAP.length();
    }
    return line.append(text(answer, room(taken))).toString();
  }

  private int room(int taken) {
    return terminal.columns() == 0 ? UNLIMITED : Math.max(LEAST_ROOM, terminal.columns() - taken);
  }

  private List<String> labels(Answer answer) {
    List<String> cells =
        Stream.of(LabelAnswer.sentiment(answer), LabelAnswer.classification(answer))
            .flatMap(Optional::stream)
            .map(label::of)
            .toList();
    return cells.isEmpty() && !answer.isWhole() ? List.of(label.refused()) : cells;
  }

  /** What shows neither in the text nor as a label. */
  private static List<String> notes(Answer answer) {
    List<String> notes = new ArrayList<>();
    Optional<ResultStatus> shown =
        LabelAnswer.sentiment(answer)
            .or(() -> LabelAnswer.classification(answer))
            .map(LabelAnswer::status);
    answer
        .result(EntitiesResult.class)
        .map(EntitiesResult::getStatus)
        .filter(status -> status != ResultStatus.ok && status != shown.orElse(ResultStatus.ok))
        .ifPresent(status -> notes.add("(entities: %s)".formatted(name(status))));
    answer.result(EmbeddingResult.class).map(AnswerLine::numbers).ifPresent(notes::add);
    answer.result(KeywordsResult.class).map(AnswerLine::words).ifPresent(notes::add);
    return notes;
  }

  private String text(Answer answer, int room) {
    String before = answer.isWhole() ? "" : String.join(" | ", answer.errors()) + " | ";
    List<Mark> marks =
        answer
            .result(EntitiesResult.class)
            .map(EntitiesResult::getEntities)
            .orElse(List.of())
            .stream()
            .map(
                entity ->
                    new Mark(
                        before.length() + entity.getStart(),
                        before.length() + entity.getEnd(),
                        entity.getLabel()))
            .toList();
    return text.fit(before + answer.text(), marks, room);
  }

  private static String numbers(EmbeddingResult result) {
    if (result.getStatus() != ResultStatus.ok) {
      return "(embedding: %s)".formatted(name(result.getStatus()));
    }
    StringBuilder numbers = new StringBuilder("(");
    result.getVector().stream()
        .limit(NUMBERS)
        .forEach(number -> numbers.append(String.format(Locale.ROOT, "%.3f ", number)));
    int more = result.getVector().size() - NUMBERS;
    return numbers + (more > 0 ? "and %d more)".formatted(more) : ")");
  }

  private static String words(KeywordsResult result) {
    if (result.getStatus() != ResultStatus.ok) {
      return "(keywords: %s)".formatted(name(result.getStatus()));
    }
    return result.getKeywords().stream()
        .limit(KEYWORDS)
        .map(keyword -> MarkedText.fit(keyword.getText(), KEYWORD_WIDTH))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String name(ResultStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
