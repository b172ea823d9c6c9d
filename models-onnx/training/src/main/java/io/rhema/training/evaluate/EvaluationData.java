package io.rhema.training.evaluate;

import io.rhema.model.bundle.Head;
import io.rhema.model.task.Classification;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.Translation;
import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.ConllOptions.Scheme;
import io.rhema.training.recipe.ConllOptions.Separator;
import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.PairFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** What people said about texts, for a model to be measured on. */
public sealed interface EvaluationData permits LabelledData, TaggedData, ParallelData {

  /** What the data set is called. */
  String name();

  /**
   * Reads a file of the kind that a head is measured on, as a training folder has it: labelled
   * texts as JSON lines or tab-separated, with {@code label} and {@code text}; for a tagger a token
   * and its BIO tag on each line, a tab between them; for a translator a text and its translation,
   * a tab between them.
   *
   * @param name what the data set is to be called
   * @throws EvaluationException when the file cannot be read, or there is nothing to measure for
   *     such a head
   * @throws io.rhema.training.recipe.RecipeException when a line is malformed; the message names it
   */
  static EvaluationData read(String name, Path file, Head head) {
    if (head.task() instanceof Classification) {
      LabelledData data = LabelledData.read(file, "label", "text");
      return new LabelledData(name, data.labels(), data.texts());
    }
    if (head.task() instanceof TokenClassification) {
      ConllOptions format =
          new ConllOptions(ConllOptions.LAST, Separator.TAB, Scheme.BIO, "", Map.of());
      return TaggedData.read(name, file, format, Set.of());
    }
    if (head.task() instanceof Translation) {
      return ParallelData.read(
          Path.of(""), new PairFile(file.toString(), new PairFormat.Columns(0, 1), name, "", 1, 1));
    }
    throw new EvaluationException(
        "Head %s has no answers that people give; only texts' labels, entities and translations can be measured."
            .formatted(head));
  }
}
