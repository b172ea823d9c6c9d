package io.rhema.training.evaluate;

import io.rhema.training.data.LabelledTexts;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.Recipe;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.RecipeReader;
import io.rhema.training.recipe.TaggingGoal;
import io.rhema.training.recipe.TranslationRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a recipe's model is measured on while it is trained.
 *
 * @param labelled for its classifiers
 * @param tagged for its taggers
 * @param parallel for a translator
 */
public record DevSets(
    List<LabelledData> labelled, List<TaggedData> tagged, List<ParallelData> parallel) {

  /**
   * Reads them.
   *
   * @param recipe a YAML file
   * @param folder that the recipe's files are in
   * @throws EvaluationException when a file cannot be read
   * @throws RecipeException when the recipe or a file breaks a rule
   */
  public static DevSets of(Path recipe, Path folder) {
    Recipe read = read(recipe);
    if (read instanceof TranslationRecipe translation) {
      return new DevSets(
          List.of(),
          List.of(),
          translation.dev().stream().map(file -> ParallelData.read(folder, file)).toList());
    }
    return of((EncoderRecipe) read, folder);
  }

  private static DevSets of(EncoderRecipe recipe, Path folder) {
    DevSets sets = new DevSets(new ArrayList<>(), new ArrayList<>(), List.of());
    for (Goal goal : recipe.goals()) {
      if (goal instanceof ClassificationGoal classification) {
        sets.labelled.add(labelled(classification, folder));
      } else if (goal instanceof TaggingGoal tagging) {
        tagging.dev().stream()
            .map(
                file ->
                    TaggedData.read(
                        file.name(),
                        folder.resolve(file.path()),
                        file.format(),
                        Set.copyOf(file.missing())))
            .forEach(sets.tagged::add);
      }
    }
    return sets;
  }

  private static Recipe read(Path recipe) {
    try {
      return RecipeReader.read(recipe);
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read the recipe %s (%s); give the path of a YAML file."
              .formatted(recipe, e.getClass().getSimpleName()),
          e);
    }
  }

  private static LabelledData labelled(ClassificationGoal goal, Path folder) {
    List<String> labels = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try {
      for (LabelledTexts.Row row : LabelledTexts.read(folder, goal.dev())) {
        labels.add(goal.labels().getOrDefault(row.label(), row.label()));
        texts.add(row.text());
      }
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read %s (%s); name the folder of the recipe's files with --data."
              .formatted(folder.resolve(goal.dev().path()), e.getClass().getSimpleName()),
          e);
    }
    return new LabelledData(goal.dev().name(), labels, texts);
  }
}
