package io.rhema.training.base;

import io.rhema.training.graph.bundle.BundleFolder;
import io.rhema.training.recipe.BundleBase;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.NewNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a recipe's training starts: a model that is there, or one that has to be made first. */
public sealed interface Start {

  /**
   * Looks for what a recipe starts from.
   *
   * @param data folder of the recipe's files
   * @param scratch where what has to be made or unpacked is put; what is there already is kept
   */
  static Start of(EncoderRecipe recipe, Path data, Path scratch) throws IOException {
    if (recipe.base() instanceof NewNetwork network) {
      return new Nothing(new NewBase(recipe, network, data), scratch.resolve("base"));
    }
    return new Model(BaseModel.of((BundleBase) recipe.base(), scratch));
  }

  /** Identifies the model; null for one that is made, which follows from recipe and data. */
  String sha256() throws IOException;

  /** The model, made if it has to be. */
  BaseModel model() throws IOException;

  /** A model that is there. */
  record Model(BaseModel model) implements Start {

    @Override
    public String sha256() throws IOException {
      return model.sha256();
    }
  }

  /** A network that does not exist before the training. */
  final class Nothing implements Start {
    private final NewBase base;
    private final Path folder;

    private Nothing(NewBase base, Path folder) {
      this.base = base;
      this.folder = folder;
    }

    @Override
    public String sha256() {
      return null;
    }

    @Override
    public BaseModel model() throws IOException {
      if (!Files.exists(folder)) {
        BundleFolder.write(folder, base::write);
      }
      return new BaseModel(null, folder, List.of());
    }
  }
}
