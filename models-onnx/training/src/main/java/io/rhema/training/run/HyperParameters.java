package io.rhema.training.run;

import io.rhema.training.recipe.ClassificationRecipe;
import io.rhema.training.recipe.Settings;
import io.rhema.training.recipe.TrainingStage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A recipe's figures as a flat map, for provenance. */
final class HyperParameters {

  private HyperParameters() {}

  static Map<String, Object> of(ClassificationRecipe recipe) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (TrainingStage stage : recipe.stages()) {
      String prefix = stage.name() + ".";
      all.put(prefix + "max-tokens", stage.maxTokens());
      all.put(prefix + "cut", stage.cut().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      all.put(prefix + "epochs", stage.epochs());
      all.put(prefix + "batch-size", stage.batchSize());
      all.put(prefix + "learning-rate", stage.learningRate());
    }
    Settings settings = recipe.settings();
    all.put("seeds", recipe.seeds().toString());
    all.put("warm-up", settings.warmup());
    all.put("weight-decay", settings.weightDecay());
    all.put("clip-norm", settings.clipNorm());
    all.put("dropout", settings.dropout());
    all.put("label-smoothing", settings.labelSmoothing());
    all.put("evaluate-every", settings.evaluateEvery());
    all.put("average-from", settings.averageFrom());
    all.put("lazy-rows", settings.lazyRows());
    all.put("bf16", settings.bf16());
    all.put("threads", settings.threads());
    return all;
  }
}
