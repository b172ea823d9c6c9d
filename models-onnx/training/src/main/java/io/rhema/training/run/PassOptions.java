package io.rhema.training.run;

import io.rhema.training.optimize.AdamOptions;
import io.rhema.training.optimize.CosineDecay;
import io.rhema.training.optimize.InverseSquareRoot;
import io.rhema.training.optimize.LearningRate;
import io.rhema.training.optimize.LinearDecay;
import io.rhema.training.recipe.Optimization;
import io.rhema.training.recipe.Settings;
import io.rhema.training.recipe.TranslationRecipe;
import io.rhema.training.recipe.TranslationSettings;

/**
 * What a pass is trained with.
 *
 * @param name of its files in the run's folder
 * @param seed of the dropout
 * @param steps to take in all
 * @param dropout share of each sub-layer's output
 * @param lazyRows whether a step updates only the embedding rows that its batch uses
 * @param bf16 whether matrix products run in bfloat16
 * @param evaluateEvery steps between two evaluations
 * @param checkpointEvery steps between two checkpoints; each evaluation is followed by one besides
 * @param patience evaluations in a row that may bring no better score; 0 for any number
 * @param averageFrom the step from which on an evaluation keeps its weights to be averaged
 * @param averageLast how many of these are kept, the last ones
 */
record PassOptions(
    String name,
    long seed,
    int steps,
    LearningRate learningRate,
    AdamOptions adam,
    double dropout,
    boolean lazyRows,
    boolean bf16,
    int evaluateEvery,
    int checkpointEvery,
    int patience,
    double averageFrom,
    int averageLast) {

  /** A stage of an encoder's recipe with one seed; only the last stage is averaged. */
  static PassOptions of(PassPlan plan, Settings settings, int steps) {
    return new PassOptions(
        plan.name(),
        plan.seed(),
        steps,
        new LinearDecay(plan.stage().learningRate(), (int) (steps * settings.warmup()), steps),
        AdamOptions.of(settings.weightDecay(), settings.clipNorm()),
        settings.dropout(),
        settings.lazyRows(),
        settings.bf16(),
        settings.evaluateEvery(),
        settings.evaluateEvery(),
        settings.patience(),
        plan.last() ? settings.averageFrom() * steps : Double.POSITIVE_INFINITY,
        Integer.MAX_VALUE);
  }

  /** The whole training of a translation. */
  static PassOptions of(String name, TranslationRecipe recipe) {
    TranslationSettings settings = recipe.settings();
    Optimization optimization = recipe.optimization();
    return new PassOptions(
        name,
        settings.seed(),
        settings.steps(),
        learningRate(optimization, settings.steps()),
        new AdamOptions(
            optimization.beta1(),
            optimization.beta2(),
            optimization.epsilon(),
            optimization.weightDecay(),
            optimization.clipNorm()),
        settings.dropout(),
        false,
        settings.bf16(),
        settings.evaluateEvery(),
        settings.checkpointEvery(),
        0,
        0,
        settings.averageLast());
  }

  private static LearningRate learningRate(Optimization optimization, int steps) {
    double peak = optimization.learningRate();
    int warmup = optimization.warmupSteps();
    return switch (optimization.schedule()) {
      case INVERSE_SQUARE_ROOT ->
          new InverseSquareRoot(peak, warmup, optimization.coolDownSteps(), steps);
      case COSINE -> new CosineDecay(peak, warmup, steps);
    };
  }

  /** Even steps apart, so that the last step counts only if an evaluation falls on it. */
  boolean isAveraged(int step) {
    return step % evaluateEvery == 0 && step >= averageFrom;
  }
}
