package io.rhema.training.data;

import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextEncoder;
import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.recipe.Cut;
import io.rhema.training.recipe.RecipeException;
import java.util.List;

/** Turns rows into examples of one vocabulary. */
public final class ExampleEncoder {
  private final TextEncoder encoder;
  private final List<String> labelValues;

  /**
   * @param labelValues the labels as the files spell them, in the order of the model's outputs
   */
  public ExampleEncoder(TextEncoder encoder, List<String> labelValues) {
    this.encoder = encoder;
    this.labelValues = List.copyOf(labelValues);
  }

  /**
   * @param maxTokens length of the longest row, special tokens included
   * @throws RecipeException if a label is not one of the recipe's
   */
  public List<Example> encode(List<Row> rows, int maxTokens, Cut cut) {
    return rows.parallelStream().map(row -> encode(row, maxTokens, cut)).toList();
  }

  private Example encode(Row row, int maxTokens, Cut cut) {
    int label = labelValues.indexOf(row.label());
    if (label < 0) {
      throw new RecipeException(
          "The label '%s' of the text '%s' is not among the recipe's labels %s"
              .formatted(row.label(), row.text(), labelValues));
    }
    SequenceFormat format = encoder.format();
    int[] inner = cut.apply(encoder.encode(row.text()).ids(), maxTokens - format.overhead());
    int[] ids = new int[inner.length + format.overhead()];
    System.arraycopy(format.prefix(), 0, ids, 0, format.prefix().length);
    System.arraycopy(inner, 0, ids, format.prefix().length, inner.length);
    System.arraycopy(
        format.suffix(), 0, ids, format.prefix().length + inner.length, format.suffix().length);
    return new Example(ids, label);
  }
}
