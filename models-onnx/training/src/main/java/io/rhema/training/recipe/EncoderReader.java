package io.rhema.training.recipe;

import java.util.List;

/** Reads the recipes of models that are an encoder with heads. */
final class EncoderReader {

  private EncoderReader() {}

  /** Reads a recipe; the caller refuses the keys that are left. */
  static EncoderRecipe read(RecipeNode node) {
    HeadsReader heads = HeadsReader.of(node);
    return new EncoderRecipe(
        node.text("name"),
        node.text("version"),
        base(node),
        node.list("languages", List.of()),
        heads.goals(),
        node.flag("shape-feature", false),
        node.mappings("stages").stream().map(stage -> stage(stage, heads)).toList(),
        node.integers("seeds", List.of(1L)),
        settings(node.mapping("settings")));
  }

  private static Base base(RecipeNode node) {
    return new BundleBase(node.text("base"), node.list("merge", List.of()));
  }

  private static TrainingStage stage(RecipeNode node, HeadsReader heads) {
    TrainingStage stage =
        new TrainingStage(
            node.text("name"), heads.portions(node), node.number("learning-rate", null, 1e-9, 1));
    node.refuseOtherKeys();
    return stage;
  }

  private static Settings settings(RecipeNode node) {
    Settings settings =
        new Settings(
            node.integer("seed", 1, 0, Integer.MAX_VALUE),
            node.number("warm-up", 0.06, 0, 0.9),
            node.number("weight-decay", 0.01, 0, 1),
            node.number("clip-norm", 1.0, 0, 1000),
            node.number("dropout", 0.1, 0, 0.9),
            node.number("label-smoothing", 0.0, 0, 0.9),
            node.integer("evaluate-every", 500, 1, Integer.MAX_VALUE),
            patience(node),
            node.number("average-from", 0.85, 0, 1),
            node.flag("lazy-rows", true),
            node.flag("bf16", true),
            node.integer("threads", 1, 1, 256));
    node.refuseOtherKeys();
    return settings;
  }

  private static int patience(RecipeNode settings) {
    if (!settings.has("early-stopping")) {
      return 0;
    }
    RecipeNode node = settings.mapping("early-stopping");
    int patience = node.integer("patience", null, 1, Integer.MAX_VALUE);
    node.refuseOtherKeys();
    return patience;
  }
}
