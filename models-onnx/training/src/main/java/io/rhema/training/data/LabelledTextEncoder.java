package io.rhema.training.data;

import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.recipe.Cut;
import io.rhema.training.recipe.RecipeException;
import java.util.List;

/** Turns labelled texts into rows of one vocabulary. */
public final class LabelledTextEncoder {
  private final RowEncoder encoder;
  private final List<String> labelValues;

  /**
   * @param labelValues the labels as the files spell them, in the order of the model's outputs
   */
  public LabelledTextEncoder(RowEncoder encoder, List<String> labelValues) {
    this.encoder = encoder;
    this.labelValues = List.copyOf(labelValues);
  }

  /**
   * @param maxTokens length of the longest row, special tokens included
   * @throws RecipeException if a label is not one of the recipe's
   */
  public List<LabelledRow> encode(List<Row> rows, int maxTokens, Cut cut) {
    return rows.parallelStream().map(row -> encode(row, maxTokens, cut)).toList();
  }

  private LabelledRow encode(Row row, int maxTokens, Cut cut) {
    int label = labelValues.indexOf(row.label());
    if (label < 0) {
      throw new RecipeException(
          "The label '%s' of the text '%s' is not among the recipe's labels %s"
              .formatted(row.label(), row.text(), labelValues));
    }
    return new LabelledRow(encoder.row(row.text(), maxTokens, cut), label);
  }
}
