package io.rhema.training.recipe;

import java.util.List;

/** Reads the recipes of models that are an encoder with heads. */
final class EncoderReader {

  private EncoderReader() {}

  /** Reads a recipe; the caller refuses the keys that are left. */
  static EncoderRecipe read(RecipeNode node) {
    String name = node.text("name");
    String version = node.text("version");
    HeadsReader heads = HeadsReader.of(node);
    List<TrainingStage> stages =
        node.mappings("stages").stream().map(stage -> stage(stage, heads)).toList();
    Base base = base(node, heads.goals(), stages);
    return new EncoderRecipe(
        name,
        version,
        base,
        node.list("languages", List.of()),
        heads.goals(),
        shapeFeature(node, base),
        stages,
        node.integers("seeds", List.of(1L)),
        settings(node.mapping("settings")));
  }

  private static Base base(RecipeNode node, List<Goal> goals, List<TrainingStage> stages) {
    if (!node.has("model") && goals.stream().anyMatch(LanguageModelGoal.class::isInstance)) {
      throw new RecipeException(
          "The recipe lacks model; a language model is trained from nothing, and others start from it");
    }
    if (!node.has("model")) {
      return new BundleBase(node.text("base"), node.list("merge", List.of()));
    }
    if (node.has("base")) {
      throw new RecipeException(
          "Invalid base=%s: the recipe has a model, which starts from nothing; it must have one of the two"
              .formatted(node.text("base")));
    }
    return NewNetworkReader.read(node, goals, EncoderRecipe.longestRow(stages));
  }

  private static boolean shapeFeature(RecipeNode node, Base base) {
    boolean wanted = node.flag("shape-feature", false);
    if (wanted && base instanceof NewNetwork) {
      throw new RecipeException(
          "Invalid shape-feature=true: a network of words has none; leave lowercase out of its analyzer instead");
    }
    return wanted;
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
