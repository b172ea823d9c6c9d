package io.rhema.local.explain;

import java.util.List;

/**
 * Who looked at whom.
 *
 * @param columns the pieces that were looked at
 * @param rows the pieces that looked
 */
public record AttentionMatrix(List<String> columns, List<Row> rows) {

  /**
   * @throws IllegalArgumentException if a row has more or fewer shares than there are columns
   */
  public AttentionMatrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.shares().size() != columns.size()) {
        throw new IllegalArgumentException(
            "'%s' looks at %d pieces of %d; each must have a share"
                .formatted(row.piece(), row.shares().size(), columns.size()));
      }
    }
  }

  /**
   * What one piece looked at.
   *
   * @param shares of each column, in [0, 1]
   */
  public record Row(String piece, List<Double> shares) {
    public Row {
      shares = List.copyOf(shares);
    }
  }
}
