package io.rhema.training.tune;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.task.Translation;
import io.rhema.model.text.TextEncoders;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.evaluate.EvaluationData;
import io.rhema.training.evaluate.ParallelData;
import io.rhema.training.recipe.RateSchedule;
import java.nio.file.Path;
import java.util.Locale;

/** The recipe of a model that translates, trained further with the vocabulary that it has. */
record TunedTranslation(ModelBundle bundle, Head head, TuningOptions options) {
  /** What people say is learnt as they say it, however long beside its text. */
  private static final int MOST_RATIO = 1_000;

  private static final int CHECKPOINT_EVERY = 50;

  /** Steps in which the rate rises, as a part of all: the moments of the optimizer are new. */
  private static final int WARM_UP_PART = 10;

  /**
   * Fills in a recipe.
   *
   * @param data folder of the examples
   */
  void fill(ObjectNode recipe, Path data) {
    Translation languages = (Translation) head.task();
    recipe.put("task", "translation");
    recipe.put("name", bundle.id().name());
    recipe.put("version", options.version());
    recipe.put("source", languages.source());
    recipe.put("target", languages.target());
    recipe.putObject("model").put("base", bundle.dir().toAbsolutePath().toString());
    file(recipe.putArray("data").addObject(), TrainingFiles.PAIRS.train(), "to learn from");
    file(recipe.putArray("dev").addObject(), TrainingFiles.PAIRS.dev(), "held out");
    recipe
        .putObject("cleaning")
        .put("max-tokens", bundle.limits().maxTokens())
        .put("max-ratio", MOST_RATIO);
    int steps = steps(data);
    recipe
        .putObject("optimization")
        .put("learning-rate", options.learningRate())
        .put("schedule", RateSchedule.COSINE.name().toLowerCase(Locale.ROOT))
        .put("warm-up-steps", Math.max(1, steps / WARM_UP_PART));
    settings(recipe.putObject("settings"), steps);
    recipe.putObject("decoding").put("final-beams", GenerationOptions.of(bundle).beams());
  }

  private static void file(ObjectNode node, String path, String what) {
    node.put("path", path);
    node.put("name", "Examples " + what);
    node.put("licence", TunedEncoder.LICENCE);
  }

  private void settings(ObjectNode settings, int steps) {
    settings.put("seed", options.seed());
    settings.put("steps", steps);
    settings.put("batch-tokens", batchTokens());
    settings.put("dropout", options.dropout());
    settings.put("evaluate-every", Math.max(1, steps / 2));
    settings.put("checkpoint-every", CHECKPOINT_EVERY);
    settings.put("average-last", 1);
    settings.put("bf16", options.bf16());
    settings.put("threads", options.threads());
  }

  /** As many as the examples are gone through; the dev set is looked at, too, before it counts. */
  private int steps(Path data) {
    EvaluationData.read("dev", TrainingFiles.PAIRS.dev(data), head);
    ParallelData train =
        (ParallelData) EvaluationData.read("train", TrainingFiles.PAIRS.train(data), head);
    RowEncoder rows = new RowEncoder(TextEncoders.load(bundle.dir()));
    long tokens =
        train.pairs().stream()
            .mapToLong(pair -> rows.ids(pair.source()).length + rows.ids(pair.target()).length)
            .sum();
    return (int) Math.max(1, Math.ceil(options.epochs() * tokens / batchTokens()));
  }

  private int batchTokens() {
    return options.batchSize() * TuningOptions.TOKENS_A_PAIR;
  }
}
