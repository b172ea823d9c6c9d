package io.rhema.training.run;

import io.rhema.training.data.ConllFile;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.TaggedFile;
import io.rhema.training.recipe.TaggingGoal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some texts of a recipe's dev sets, without what is known about them. */
final class DevTexts {
  private static final int OF_EACH = 32;

  private DevTexts() {}

  /**
   * The first {@value #OF_EACH} of each dev set.
   *
   * @param data folder of the recipe's files
   */
  static List<String> of(EncoderRecipe recipe, Path data) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Goal goal : recipe.goals()) {
      if (goal instanceof ClassificationGoal classification) {
        LabelledTexts.read(data, classification.dev()).stream()
            .limit(OF_EACH)
            .forEach(row -> texts.add(row.text()));
      } else if (goal instanceof TaggingGoal tagging) {
        for (TaggedFile file : tagging.dev()) {
          ConllFile.read(data.resolve(file.path()), file.format()).stream()
              .limit(OF_EACH)
              .forEach(sentence -> texts.add(String.join(" ", sentence.tokens())));
        }
      }
    }
    return texts;
  }
}
