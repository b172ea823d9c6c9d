package io.rhema.training.run;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.Limits;
import io.rhema.model.bundle.Precision;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.base.BaseModel;
import io.rhema.training.base.Heads;
import io.rhema.training.base.LanguageModels;
import io.rhema.training.graph.bundle.BundleFolder;
import io.rhema.training.launch.TrainingJob;
import io.rhema.training.metric.LogitDifference;
import io.rhema.training.recipe.EncoderRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes the folder that a training ends with: an fp32 bundle. */
record BundleOutput(EncoderRecipe recipe, BaseModel base, RunProvenance provenance) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param folder one that does not exist; it appears when it is complete
   */
  void write(Path folder, Outcome outcome) throws IOException {
    BundleFolder.write(folder, unfinished -> fill(unfinished, outcome));
  }

  private void fill(Path folder, Outcome outcome) throws IOException {
    Files.write(folder.resolve("model.onnx"), served(outcome.model()).toByteArray());
    base.copyTokenizer(folder);
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("config.json").toFile(), config());
    Map<String, Object> hyperParameters = HyperParameters.of(recipe, provenance.identity());
    outcome.cutOff().ifPresent(step -> hyperParameters.put(TrainingJob.CUT_OFF, step));
    Provenance made =
        provenance.of(
            base.title(), hyperParameters, recipe.settings().seed(), outcome.evaluation());
    Files.writeString(folder.resolve("MODEL_CARD.md"), ModelCard.of(recipe, made, outcome));
    Limits limits = base.limits(recipe.longestRow());
    BundleManifest manifest =
        manifest()
            .withPrecision(Precision.FP32)
            .withLanguages(recipe.languages())
            // Longer rows than it was trained on would run, but nobody has seen how well.
            .withLimits(limits.maxTokens(), limits.overlap())
            .withProvenance(made);
    BundleWriter.seal(folder, manifest);
    if (recipe.languageModel().isEmpty()) {
      BundleWriter.seal(folder, manifest.withProvenance(checked(folder, outcome, made)));
    }
  }

  /** What serves must answer as what was trained does. */
  private Provenance checked(Path folder, Outcome outcome, Provenance made) throws IOException {
    double difference =
        new EngineAgreement(folder, outcome.model())
            .require(DevTexts.of(recipe, provenance.data()));
    Map<String, Double> metrics = new TreeMap<>(made.metrics());
    metrics.put(LogitDifference.NAME, difference);
    return made.withMetrics(metrics);
  }

  /** A language model is trained by one graph and served by another. */
  private ModelProto served(ModelProto trained) throws IOException {
    return recipe.languageModel().isPresent()
        ? LanguageModels.served(base.config(), trained).toModel()
        : trained;
  }

  private BundleManifest manifest() {
    return recipe.goals().size() == 1
        ? BundleManifest.of(
            recipe.name(), recipe.version(), Heads.task(recipe.goals().get(0)).name())
        : BundleManifest.ofHeads(recipe.name(), recipe.version(), Heads.of(recipe));
  }

  private ObjectNode config() throws IOException {
    ObjectNode config = base.config();
    Architecture.describe(recipe, config);
    return config;
  }
}
