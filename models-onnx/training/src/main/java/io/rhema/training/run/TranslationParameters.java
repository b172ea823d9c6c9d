package io.rhema.training.run;

import io.rhema.training.recipe.Cleaning;
import io.rhema.training.recipe.LstmOptions;
import io.rhema.training.recipe.Optimization;
import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.TransformerOptions;
import io.rhema.training.recipe.TranslationRecipe;
import io.rhema.training.recipe.TranslationSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of a translation's recipe as a flat map, for provenance. */
final class TranslationParameters {

  private TranslationParameters() {}

  static Map<String, Object> of(TranslationRecipe recipe) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (recipe.base().isEmpty()) {
      all.put("vocabulary", recipe.vocabulary());
    }
    architecture(all, recipe);
    for (PairFile file : recipe.data()) {
      if (file.repeat() > 1) {
        all.put("repeat of " + file.name(), file.repeat());
      }
    }
    cleaning(all, recipe.cleaning());
    all.put("variation casual", recipe.variation().casual());
    all.put("variation typographic", recipe.variation().typographic());
    all.put("variation names", recipe.variation().names());
    optimization(all, recipe.optimization());
    settings(all, recipe.settings());
    return all;
  }

  private static void architecture(Map<String, Object> all, TranslationRecipe recipe) {
    if (recipe.model() instanceof TransformerOptions transformer) {
      all.put("architecture", "Transformer, pre-norm, one table for all embeddings");
      all.put("hidden", transformer.hidden());
      all.put("heads", transformer.heads());
      all.put("feed-forward", transformer.feedForward());
      all.put("encoder-layers", transformer.encoderLayers());
      all.put("decoder-layers", transformer.decoderLayers());
      all.put("positions", transformer.learnedPositions() ? "learned" : "sinusoidal");
    } else if (recipe.model() instanceof LstmOptions lstm) {
      all.put("architecture", "LSTM with attention, bidirectional encoder");
      all.put("hidden", lstm.hidden());
      all.put("encoder-layers", lstm.encoderLayers());
      all.put("decoder-layers", lstm.decoderLayers());
    }
  }

  private static void cleaning(Map<String, Object> all, Cleaning cleaning) {
    all.put("max-tokens", cleaning.maxTokens());
    all.put("max-ratio", cleaning.maxRatio());
    all.put("plain-spaces", cleaning.plainSpaces());
    all.put("plain-apostrophes of translations", cleaning.plainApostrophes());
    all.put("drop-copies", cleaning.dropCopies());
    all.put("drop-duplicates", cleaning.dropDuplicates());
  }

  private static void optimization(Map<String, Object> all, Optimization optimization) {
    all.put("learning-rate", optimization.learningRate());
    all.put("schedule", optimization.schedule().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    all.put("warm-up-steps", optimization.warmupSteps());
    all.put("cool-down-steps", optimization.coolDownSteps());
    all.put("beta1", optimization.beta1());
    all.put("beta2", optimization.beta2());
    all.put("epsilon", optimization.epsilon());
    all.put("weight-decay", optimization.weightDecay());
    all.put("clip-norm", optimization.clipNorm());
  }

  private static void settings(Map<String, Object> all, TranslationSettings settings) {
    all.put("steps", settings.steps());
    all.put("batch-tokens", settings.batchTokens());
    all.put("dropout", settings.dropout());
    all.put("label-smoothing", settings.labelSmoothing());
    all.put("evaluate-every", settings.evaluateEvery());
    all.put("average-last", settings.averageLast());
    all.put("bf16", settings.bf16());
    all.put("threads", settings.threads());
  }
}
