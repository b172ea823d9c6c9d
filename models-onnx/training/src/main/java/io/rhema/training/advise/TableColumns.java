package io.rhema.training.advise;

import io.rhema.training.data.LabelledTexts;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the labels and the texts in a table whose header may be missing.
 *
 * <p>When the first row names the label's column it is a header, and of two columns the other one
 * is the text's, whatever its name. Without a header the label stands first and the text second, or
 * both columns are named by number. Of JSON lines, the columns are the keys.
 *
 * @param label name, or number from 1; empty for {@value #LABEL}
 * @param text name, or number from 1; empty for {@value #TEXT}
 */
public record TableColumns(Optional<String> label, Optional<String> text) {
  static final String LABEL = "label";
  static final String TEXT = "text";

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

  /**
   * Looks at the first row of a file.
   *
   * @return the file as a recipe names it, relative to its own folder
   * @throws AdviceException if the columns are not there
   */
  DataFile in(Path path) throws IOException {
    List<String> first = LabelledTexts.firstRow(path);
    if (first.isEmpty()) {
      throw new AdviceException(
          "%s has no first row; give a file of labels and texts.".formatted(path));
    }
    boolean byNumber =
        label.filter(TableColumns::isNumber).isPresent()
            && text.filter(TableColumns::isNumber).isPresent();
    return byNumber ? numbered(path, first) : named(path, first);
  }

  private static boolean isNumber(String column) {
    return NUMBER.matcher(column).matches();
  }

  private DataFile numbered(Path path, List<String> first) {
    int labelAt = number(label.orElseThrow(), path, first);
    int textAt = number(text.orElseThrow(), path, first);
    if (labelAt == textAt) {
      throw new AdviceException(
          "Column %d of %s cannot be label and text at once.".formatted(labelAt, path));
    }
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= first.size(); i++) {
      columns.add(i == labelAt ? LABEL : i == textAt ? TEXT : "column" + i);
    }
    return file(path, columns, LABEL, TEXT);
  }

  private static int number(String column, Path path, List<String> first) {
    int number = Integer.parseInt(column);
    if (number > first.size()) {
      throw new AdviceException(
          "%s has no column %d; its first row has %d.".formatted(path, number, first.size()));
    }
    return number;
  }

  private DataFile named(Path path, List<String> first) {
    String labelName = label.orElse(LABEL);
    String textName = text.orElse(TEXT);
    boolean headless =
        !LabelledTexts.areKeyed(path)
            && label.isEmpty()
            && text.isEmpty()
            && !first.contains(LABEL)
            && !first.contains(TEXT)
            && first.size() == 2;
    if (headless) {
      return file(path, List.of(LABEL, TEXT), LABEL, TEXT);
    }
    if (first.size() < 2) {
      throw new AdviceException(
          "The first row of %s has one column; it must have a label and a text, with a tab between them, or a comma if the file is called .csv."
              .formatted(path));
    }
    if (!first.contains(labelName)) {
      throw missing(path, labelName, first);
    }
    if (!first.contains(textName)) {
      if (first.size() != 2 || text.isPresent()) {
        throw missing(path, textName, first);
      }
      textName = first.get(1 - first.indexOf(labelName));
    }
    return file(path, List.of(), labelName, textName);
  }

  private static AdviceException missing(Path path, String column, List<String> first) {
    return new AdviceException(
        "%s has no column '%s'; its first row is %s. Name the columns with --label-column and --text-column; those of a table without a header by their numbers, from 1."
            .formatted(path, column, shown(first)));
  }

  /** A first row that is no header may hold whole texts. */
  private static List<String> shown(List<String> first) {
    return first.stream()
        .limit(20)
        .map(cell -> cell.length() <= 30 ? cell : cell.substring(0, 29) + "…")
        .toList();
  }

  private static DataFile file(Path path, List<String> columns, String label, String text) {
    String name = path.getFileName().toString();
    return new DataFile(
        name, columns, Optional.of(label), text, Share.ALL, false, name, "not stated");
  }
}
