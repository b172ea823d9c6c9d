package io.rhema.training.data;

import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.DataSource;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.TaggedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The texts that a recipe's stages learn from, with labels or without. */
public final class TrainingTexts {

  private TrainingTexts() {}

  /**
   * Reads each text of each file once; nothing of what the model is measured on.
   *
   * @param folder of the data files
   */
  public static List<String> of(EncoderRecipe recipe, Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    Set<String> read = new HashSet<>();
    for (DataSource file : recipe.trainingFiles()) {
      if (file instanceof DataFile table && read.add(table.path() + table.share())) {
        LabelledTexts.read(folder, table).forEach(row -> texts.add(row.text()));
      } else if (file instanceof TaggedFile tagged && read.add(tagged.path())) {
        ConllFile.read(folder.resolve(tagged.path()), tagged.format())
            .forEach(sentence -> texts.add(String.join(" ", sentence.tokens())));
      }
    }
    return texts;
  }
}
