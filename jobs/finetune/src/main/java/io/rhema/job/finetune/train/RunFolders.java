package io.rhema.job.finetune.train;

import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.model.bundle.Digests;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.tune.TuningOptions;
import io.rhema.training.tune.TuningRecipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the folder of a training by what decides its result, or makes it.
 *
 * @param work the folder that all of them are in
 */
record RunFolders(Path work) {
  private static final int DIGITS = 16;

  /** Where sets of examples are put. */
  Path data() {
    return work.resolve("data");
  }

  /**
   * A folder with a recipe, and with whatever a training by the same recipe has left there.
   *
   * @param serving the bundle that it goes on from
   */
  TuningRun open(Path serving, TuningOptions options, TrainingSet set) throws IOException {
    ModelBundle bundle = ModelBundle.open(serving);
    String content =
        String.join(
            "\n",
            bundle.content(),
            serving.toString(),
            options.toString(),
            set.train().sha256(),
            set.dev().sha256());
    String digest = Digests.of(content.getBytes(StandardCharsets.UTF_8)).sha256();
    String name =
        "%s-%s-%s"
            .formatted(bundle.id().name(), options.version(), digest.substring(0, DIGITS))
            .replaceAll("[^A-Za-z0-9._-]", "_");
    TuningRun run = new TuningRun(work.resolve("runs").resolve(name), set.folder());
    Files.createDirectories(run.folder());
    TuningRecipe.write(serving, set.folder(), options, run.recipe());
    return run;
  }
}
