package io.rhema.training.recipe;

/** How a file pairs texts with their translations. */
public sealed interface PairFormat {

  /**
   * Each line holds both, parted by a tab, without quotes and without a header.
   *
   * @param source column of the text, counted from 0
   * @param target column of the translation
   */
  record Columns(int source, int target) implements PairFormat {

    /**
     * @throws RecipeException if both are one column
     */
    public Columns {
      if (source == target) {
        throw new RecipeException(
            "Invalid target-column=%d: it is the source-column; a text is no translation of itself"
                .formatted(target));
      }
    }
  }

  /**
   * Line for line with a second file.
   *
   * @param translations the second file, relative to the data folder
   */
  record Lines(String translations) implements PairFormat {}
}
