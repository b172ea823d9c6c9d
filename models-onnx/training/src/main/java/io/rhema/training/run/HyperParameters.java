package io.rhema.training.run;

import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.NewNetwork;
import io.rhema.training.recipe.Portion;
import io.rhema.training.recipe.Prediction;
import io.rhema.training.recipe.Recasing;
import io.rhema.training.recipe.Settings;
import io.rhema.training.recipe.Share;
import io.rhema.training.recipe.TagPortion;
import io.rhema.training.recipe.TaggedFile;
import io.rhema.training.recipe.TaggingGoal;
import io.rhema.training.recipe.Teacher;
import io.rhema.training.recipe.TextPortion;
import io.rhema.training.recipe.TrainingStage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A recipe's figures as a flat map, for provenance. */
final class HyperParameters {

  private static final String CUT = "cut";

  private HyperParameters() {}

  /**
   * @param identity has the checksums of teachers and files
   */
  static Map<String, Object> of(EncoderRecipe recipe, RunIdentity identity) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (recipe.base() instanceof NewNetwork base) {
      add(all, base, identity);
    }
    recipe
        .languageModel()
        .ifPresent(
            goal -> {
              all.put(
                  "objective", goal.prediction() == Prediction.NEXT_WORD ? "next-word" : "masked");
              all.put("tied", goal.tied());
            });
    for (TrainingStage stage : recipe.stages()) {
      for (Portion portion : stage.portions()) {
        boolean only = recipe.goals().size() == 1;
        String prefix = stage.name() + (only ? "." : "." + portion.head() + ".");
        add(all, prefix, portion);
        if (recipe.languageModel().isPresent()) {
          all.remove(prefix + CUT);
        }
        portion.teacher().ifPresent(teacher -> add(all, prefix, teacher, identity.teachers()));
      }
      all.put(stage.name() + ".learning-rate", stage.learningRate());
    }
    all.put("shape-feature", recipe.shapeFeature());
    for (Goal goal : recipe.goals()) {
      if (goal instanceof TaggingGoal tagging) {
        tagging.dev().forEach(file -> all.put("weight of " + file.name(), file.weight()));
      }
    }
    Settings settings = recipe.settings();
    all.put("seeds", recipe.seeds().toString());
    all.put("warm-up", settings.warmup());
    all.put("weight-decay", settings.weightDecay());
    all.put("clip-norm", settings.clipNorm());
    all.put("dropout", settings.dropout());
    all.put("label-smoothing", settings.labelSmoothing());
    all.put("evaluate-every", settings.evaluateEvery());
    if (settings.patience() > 0) {
      all.put("early-stopping patience", settings.patience());
    }
    all.put("average-from", settings.averageFrom());
    all.put("lazy-rows", settings.lazyRows());
    all.put("bf16", settings.bf16());
    all.put("threads", settings.threads());
    return all;
  }

  private static void add(Map<String, Object> all, NewNetwork base, RunIdentity identity) {
    all.put("model", base.network().toString());
    AnalyzerDefinition analyzer = base.analyzer();
    all.put("analyzer", analyzer.chain());
    all.put("form", analyzer.form().toString());
    all.put("weights", analyzer.weights().toString());
    all.put("max-words", base.maxWords());
    all.put("min-count", base.minCount());
    base.vectors()
        .ifPresent(
            given -> {
              String sum = identity.data().get(given.file());
              all.put("embeddings", "%s, SHA-256 %s".formatted(given.file(), sum));
              all.put("embeddings frozen", given.frozen());
            });
  }

  private static void add(Map<String, Object> all, String prefix, Portion portion) {
    all.put(prefix + "max-tokens", portion.maxTokens());
    all.put(prefix + "epochs", portion.epochs());
    all.put(prefix + "batch-size", portion.batchSize());
    if (portion.lossWeight() != 1) {
      all.put(prefix + "loss-weight", portion.lossWeight());
    }
    if (portion instanceof TextPortion texts) {
      all.put(prefix + CUT, texts.cut().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      texts.data().forEach(file -> add(all, prefix, file));
    } else if (portion instanceof TagPortion tags) {
      add(all, prefix, tags);
    }
  }

  private static void add(Map<String, Object> all, String prefix, DataFile file) {
    Share share = file.share();
    if (!share.equals(Share.ALL)) {
      all.put(
          prefix + "hashes of " + file.name(), "from %s to %s".formatted(share.from(), share.to()));
    }
  }

  private static void add(
      Map<String, Object> all, String prefix, Teacher teacher, Map<String, String> teachers) {
    all.put(prefix + "teacher", teachers.get(teacher.bundle()));
    all.put(prefix + "teacher weight", teacher.weight());
    all.put(prefix + "teacher temperature", teacher.temperature());
    all.put(prefix + "teacher annealed", teacher.anneal());
  }

  private static void add(Map<String, Object> all, String prefix, TagPortion tags) {
    Recasing recasing = tags.recasing();
    all.put(
        prefix + "recasing",
        "lower %s, upper %s, title %s"
            .formatted(recasing.lower(), recasing.upper(), recasing.title()));
    for (TaggedFile file : tags.data()) {
      if (file.repeat() > 1) {
        all.put(prefix + "repeat of " + file.name(), file.repeat());
      }
      if (file.naturalSpacing() > 0) {
        all.put(prefix + "natural spacing of " + file.name(), file.naturalSpacing());
      }
      if (!file.ignoredTokens().pattern().isEmpty()) {
        all.put(prefix + "ignored in " + file.name(), file.ignoredTokens().pattern());
      }
      if (!file.doubtedOutside().pattern().isEmpty()) {
        all.put(prefix + "O doubted of, in " + file.name(), file.doubtedOutside().pattern());
      }
      if (!file.missing().isEmpty()) {
        all.put(prefix + "not marked in " + file.name(), String.join(", ", file.missing()));
      }
    }
  }
}
