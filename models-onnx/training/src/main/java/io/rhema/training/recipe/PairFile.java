package io.rhema.training.recipe;

import java.util.List;

/**
 * Texts with their translations.
 *
 * @param path relative to the data folder
 * @param format where in it, or beside it, the translations are
 * @param name what the data set is called, for the model card
 * @param licence for the model card
 * @param repeat how often a training file counts in an epoch; 1 for a dev file
 * @param weight of a dev file's score; 1 for a training file
 */
public record PairFile(
    String path, PairFormat format, String name, String licence, int repeat, double weight)
    implements DataSource {

  @Override
  public List<String> paths() {
    return format instanceof PairFormat.Lines lines
        ? List.of(path, lines.translations())
        : List.of(path);
  }
}
