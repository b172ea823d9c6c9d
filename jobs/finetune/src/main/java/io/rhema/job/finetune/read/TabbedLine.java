package io.rhema.job.finetune.read;

import io.rhema.operator.decode.JsonFields;
import java.util.List;
import java.util.Optional;

/** Lines of columns with tabs between them; the first names the columns, unless they are given. */
final class TabbedLine implements LineParser {
  private final Columns columns;
  private TableRow row;

  TabbedLine(Columns columns) {
    this.columns = columns;
    row = columns.names().isEmpty() ? null : new TableRow(columns, columns.names());
  }

  @Override
  public Optional<JsonFields> parse(String line) {
    String[] cells = line.split("\t", -1);
    if (row == null) {
      row = new TableRow(columns, List.of(cells));
      return Optional.empty();
    }
    return Optional.of(row.fields(cells));
  }
}
