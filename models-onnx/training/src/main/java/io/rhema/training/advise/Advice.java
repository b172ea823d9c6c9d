package io.rhema.training.advise;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is advised, and why.
 *
 * @param warnings about the texts, as sentences
 * @param ratings the trivial answer first, then the models in the order of the request, then the
 *     one that was compared
 * @param left models that were not trained, and why
 * @param best the one to go on with
 * @param byMacroF1 whether it was chosen by macro F1; by accuracy where labels are in balance
 * @param recipe the file to go on with
 */
public record Advice(
    DataProfile profile,
    Heuristic.Kind heuristic,
    List<String> warnings,
    List<Rating> ratings,
    Map<Candidate, String> left,
    Candidate best,
    boolean byMacroF1,
    Path recipe) {

  public Advice {
    warnings = List.copyOf(warnings);
    ratings = List.copyOf(ratings);
    left = Map.copyOf(left);
  }
}
