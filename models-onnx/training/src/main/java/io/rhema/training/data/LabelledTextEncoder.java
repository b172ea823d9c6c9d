package io.rhema.training.data;

import io.rhema.model.bundle.Limits;
import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.recipe.Casing;
import io.rhema.training.recipe.Cut;
import io.rhema.training.recipe.RecipeException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
   * @param casings in which the rows are wanted
   * @throws RecipeException if a label is not one of the recipe's
   */
  public List<LabelledRow> encode(List<Row> rows, int maxTokens, Cut cut, Set<Casing> casings) {
    return rows.parallelStream().map(row -> encode(row, maxTokens, cut, casings)).toList();
  }

  private LabelledRow encode(Row row, int maxTokens, Cut cut, Set<Casing> casings) {
    Map<Casing, ShownText> forms = new EnumMap<>(Casing.class);
    for (Casing casing : casings) {
      String text = casing.apply(row.text());
      forms.put(casing, new ShownText(text, encoder.row(text, maxTokens, cut)));
    }
    return new LabelledRow(forms, row.label() == null ? LabelledRow.UNLABELLED : label(row));
  }

  private int label(Row row) {
    int label = labelValues.indexOf(row.label());
    if (label < 0) {
      throw new RecipeException(
          "The label '%s' of the text '%s' is not among the recipe's labels %s"
              .formatted(row.label(), row.text(), labelValues));
    }
    return label;
  }

  /** A whole text with its label, as rows that together show all of it. */
  public WindowedText windows(Row row, Limits limits) {
    return new WindowedText(row.text(), encoder.windows(row.text(), limits), label(row));
  }
}
