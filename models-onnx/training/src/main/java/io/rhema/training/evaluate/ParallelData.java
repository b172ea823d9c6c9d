package io.rhema.training.evaluate;

import io.rhema.training.data.pair.PairTexts;
import io.rhema.training.data.pair.TextPair;
import io.rhema.training.recipe.PairFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts and their translations.
 *
 * @param name what they are called in the report
 */
public record ParallelData(String name, List<TextPair> pairs) implements EvaluationData {
  public ParallelData {
    pairs = List.copyOf(pairs);
  }

  /**
   * Reads them.
   *
   * @param folder that the file's paths are relative to
   * @throws EvaluationException when a file cannot be read or has no pair
   * @throws io.rhema.training.recipe.RecipeException when a line lacks a column, or two files
   *     differ in their number of lines
   */
  public static ParallelData read(Path folder, PairFile file) {
    List<TextPair> pairs;
    try {
      pairs = PairTexts.read(folder, file);
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read %s (%s); give the paths of texts and of their translations."
              .formatted(
                  String.join(
                      " and ",
                      file.paths().stream().map(folder::resolve).map(Path::toString).toList()),
                  e.getClass().getSimpleName()),
          e);
    }
    if (pairs.isEmpty()) {
      throw new EvaluationException(
          "%s has no lines; there is nothing to measure.".formatted(folder.resolve(file.path())));
    }
    return new ParallelData(file.name(), pairs);
  }

  List<String> sources() {
    return pairs.stream().map(TextPair::source).toList();
  }

  List<String> references() {
    return pairs.stream().map(TextPair::target).toList();
  }
}
