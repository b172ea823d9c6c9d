package io.rhema.operator.batch;

import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes rows of texts and padded batches of rows, for one model.
 *
 * @param format the special tokens around a row
 * @param maxTokens positions of the longest row, special tokens included
 * @param overlap sub-words that neighbouring windows of a long text share
 */
public record RowBuilder(SequenceFormat format, int maxTokens, int overlap) {

  public RowBuilder {
    int room = maxTokens - format.overhead();
    if (room < 1 || overlap < 0 || overlap >= room) {
      throw new IllegalArgumentException(
          "maxTokens=%d, overlap=%d: %d special tokens must leave room for more than the overlap"
              .formatted(maxTokens, overlap, format.overhead()));
    }
  }

  /**
   * Cuts texts into rows.
   *
   * @param texts texts in arrival order
   * @return the rows of the first text, then those of the second, and so on; a text without
   *     sub-words has none
   */
  public List<Row> rows(List<EncodedText> texts) {
    List<Row> rows = new ArrayList<>(texts.size());
    for (int event = 0; event < texts.size(); event++) {
      int size = texts.get(event).size();
      if (size == 0) {
        continue;
      }
      for (Window window : Window.cut(size, maxTokens - format.overhead(), overlap)) {
        rows.add(new Row(event, window, format.length(window.size())));
      }
    }
    return rows;
  }

  /**
   * Makes a batch of rows, padded to the length of the longest.
   *
   * @param rows at least one row
   * @param texts what {@link Row#event} points into
   */
  public TokenBatch batch(List<Row> rows, List<EncodedText> texts) {
    return TokenBatch.ofRows(
        rows.stream().map(row -> format.row(texts.get(row.event()), row.window())).toList(),
        format.padId());
  }

  /**
   * A row that is valid for every model of this format: the special tokens alone, or one padding
   * token where there are none.
   */
  public TokenBatch emptyRow() {
    TokenRow row = format.row(EncodedText.EMPTY, new Window(0, 0));
    return TokenBatch.ofRows(List.of(row), format.padId());
  }
}
