package io.rhema.training.tune;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.graph.AtomicFile;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes the recipe that trains a serving model further on a folder of examples. Labels, entity
 * types, languages, the length of rows and word shapes are those of the serving model, so that what
 * comes out can take over from it.
 */
public final class TuningRecipe {
  private static final YAMLMapper YAML = new YAMLMapper();

  private TuningRecipe() {}

  /**
   * Writes a recipe for {@code io.rhema.training.launch.TrainingJob}.
   *
   * @param serving the bundle that serves, int8 or float; the recipe names it by its absolute path
   * @param data folder with what {@link TrainingFiles} names for the head; for a bundle of several
   *     heads, the replay of the others is written there too
   * @param recipe the file to write
   * @throws BundleException when the serving bundle can't be opened
   * @throws RecipeException when its head can't be trained further, or a file of the folder can't
   *     be read
   * @throws IOException when a file is missing or can't be written
   */
  public static void write(Path serving, Path data, TuningOptions options, Path recipe)
      throws IOException {
    ModelBundle bundle = ModelBundle.open(serving);
    Head head = TunedHead.of(bundle, options.head());
    String about =
        "# %s %s, trained further from version %s.\n"
            .formatted(bundle.id().name(), options.version(), bundle.id().version())
            .replaceAll("\\p{Cntrl}(?!$)", "?");
    String text = about + YAML.writeValueAsString(json(bundle, head, data, options));
    RecipeReader.parse(text);
    AtomicFile.write(recipe, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ObjectNode json(ModelBundle bundle, Head head, Path data, TuningOptions options)
      throws IOException {
    ObjectNode recipe = YAML.createObjectNode();
    if (TrainingFiles.of(head) == TrainingFiles.PAIRS) {
      new TunedTranslation(bundle, head, options).fill(recipe, data);
      return recipe;
    }
    new TunedEncoder(bundle, head, options).fill(recipe, data);
    return recipe;
  }
}
