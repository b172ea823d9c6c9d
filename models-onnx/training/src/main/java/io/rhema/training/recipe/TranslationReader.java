package io.rhema.training.recipe;

/** Reads the recipes of models that translate. */
final class TranslationReader {
  static final String TASK = "translation";

  private TranslationReader() {}

  /** Reads a recipe; the caller refuses the keys that are left. */
  static TranslationRecipe read(RecipeNode node) {
    Seq2SeqOptions model = Seq2SeqReader.read(node.mapping("model"));
    return new TranslationRecipe(
        node.text("name"),
        node.text("version"),
        node.text("source"),
        node.text("target"),
        model instanceof ContinuedSeq2Seq
            ? TranslationRecipe.OF_THE_BASE
            : node.integer("vocabulary", 8_000, 260, 1_000_000),
        model,
        node.mappings("data").stream().map(TranslationReader::trainingFile).toList(),
        node.mappings("dev").stream().map(TranslationReader::devFile).toList(),
        cleaning(node.mapping("cleaning")),
        node.has("variation") ? variation(node.mapping("variation")) : Variation.NONE,
        optimization(node.mapping("optimization")),
        settings(node.mapping("settings")),
        decoding(node.mapping("decoding")));
  }

  private static PairFile trainingFile(RecipeNode node) {
    return file(node, node.integer("repeat", 1, 1, 1000), 1);
  }

  private static PairFile devFile(RecipeNode node) {
    return file(node, 1, node.number("weight", 1.0, 0, 1000));
  }

  private static PairFile file(RecipeNode node, int repeat, double weight) {
    PairFile file =
        new PairFile(
            node.text("path"),
            format(node),
            node.text("name"),
            node.text("licence"),
            repeat,
            weight);
    node.refuseOtherKeys();
    return file;
  }

  private static PairFormat format(RecipeNode node) {
    return node.has("translations")
        ? new PairFormat.Lines(node.text("translations"))
        : new PairFormat.Columns(
            node.integer("source-column", 0, 0, 1000), node.integer("target-column", 1, 0, 1000));
  }

  private static Cleaning cleaning(RecipeNode node) {
    Cleaning cleaning =
        new Cleaning(
            node.integer("max-tokens", 128, 8, 4096),
            node.number("max-ratio", 3.0, 1, 1000),
            node.flag("plain-spaces", true),
            node.flag("plain-apostrophes", false),
            node.flag("drop-copies", false),
            node.flag("drop-duplicates", false));
    node.refuseOtherKeys();
    return cleaning;
  }

  private static Variation variation(RecipeNode node) {
    Variation variation =
        new Variation(
            node.number("casual", 0.0, 0, 1),
            node.number("typographic", 0.0, 0, 1),
            node.number("names", 0.0, 0, 1));
    node.refuseOtherKeys();
    return variation;
  }

  private static Optimization optimization(RecipeNode node) {
    RateSchedule schedule = node.choice("schedule", RateSchedule.INVERSE_SQUARE_ROOT);
    Optimization optimization =
        new Optimization(
            node.number("learning-rate", null, 1e-9, 1),
            schedule,
            node.integer("warm-up-steps", 2_000, 1, Integer.MAX_VALUE),
            schedule == RateSchedule.COSINE
                ? 0
                : node.integer("cool-down-steps", 0, 0, Integer.MAX_VALUE),
            node.number("beta1", 0.9, 0, 0.9999),
            node.number("beta2", 0.98, 0, 0.99999),
            node.number("epsilon", 1e-9, 1e-12, 1e-3),
            node.number("weight-decay", 0.01, 0, 1),
            node.number("clip-norm", 1.0, 0, 1000));
    node.refuseOtherKeys();
    return optimization;
  }

  private static TranslationSettings settings(RecipeNode node) {
    TranslationSettings settings =
        new TranslationSettings(
            node.integer("seed", 1, 0, Integer.MAX_VALUE),
            node.integer("steps", null, 1, Integer.MAX_VALUE),
            node.integer("batch-tokens", 4_000, 16, 1_000_000),
            node.number("dropout", 0.1, 0, 0.9),
            node.number("label-smoothing", 0.1, 0, 0.9),
            node.integer("evaluate-every", 500, 1, Integer.MAX_VALUE),
            node.integer("checkpoint-every", 200, 1, Integer.MAX_VALUE),
            node.integer("average-last", 5, 1, 1000),
            node.flag("bf16", true),
            node.integer("threads", 1, 1, 256));
    node.refuseOtherKeys();
    return settings;
  }

  private static DevDecoding decoding(RecipeNode node) {
    DevDecoding decoding =
        new DevDecoding(
            node.integer("every", 0, 0, 1_000_000),
            node.integer("pairs", 200, 1, Integer.MAX_VALUE),
            node.integer("beams", 1, 1, 64),
            node.integer("final-beams", 4, 1, 64));
    node.refuseOtherKeys();
    return decoding;
  }
}
