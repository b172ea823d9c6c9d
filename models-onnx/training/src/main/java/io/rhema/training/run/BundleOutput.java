package io.rhema.training.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Precision;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.recipe.ClassificationRecipe;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.TrainingStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/** Writes the folder that a classification training ends with: an fp32 bundle. */
final class BundleOutput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASK = "text-classification";

  private final ClassificationRecipe recipe;
  private final BaseModel base;
  private final RunIdentity identity;
  private final Path data;
  private final String codeCommit;

  /**
   * @param data folder of the recipe's data files
   * @param codeCommit of this program; null when not known
   */
  BundleOutput(
      ClassificationRecipe recipe,
      BaseModel base,
      RunIdentity identity,
      Path data,
      String codeCommit) {
    this.recipe = recipe;
    this.base = base;
    this.identity = identity;
    this.data = data;
    this.codeCommit = codeCommit;
  }

  /**
   * @param folder one that does not exist; it appears when it is complete
   */
  void write(Path folder, Outcome outcome) throws IOException {
    Path whole = folder.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    // Not a temporary folder: those are closed to everyone but their owner.
    Path unfinished =
        whole.resolveSibling(
            ".%s.unfinished-%d".formatted(whole.getFileName(), ProcessHandle.current().pid()));
    Files.createDirectory(unfinished);
    fill(unfinished, outcome);
    Files.move(unfinished, whole);
  }

  private void fill(Path folder, Outcome outcome) throws IOException {
    Files.write(folder.resolve("model.onnx"), outcome.model().toByteArray());
    base.copyTokenizer(folder);
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("config.json").toFile(), config());
    Provenance provenance = provenance(outcome);
    Files.writeString(folder.resolve("MODEL_CARD.md"), ModelCard.of(recipe, provenance, outcome));
    BundleWriter.seal(
        folder,
        BundleManifest.of(recipe.name(), recipe.version(), TASK)
            .withPrecision(Precision.FP32)
            // Longer rows than it was trained on would run, but nobody has seen how well.
            .withLimits(longestRow(), null)
            .withProvenance(provenance));
  }

  private int longestRow() {
    return recipe.stages().stream().mapToInt(TrainingStage::maxTokens).max().orElseThrow();
  }

  private ObjectNode config() throws IOException {
    ObjectNode config = base.config();
    config.putArray("architectures").add("BertForSequenceClassification");
    config.put("problem_type", "single_label_classification");
    ObjectNode idToLabel = config.putObject("id2label");
    ObjectNode labelToId = config.putObject("label2id");
    List<String> labels = recipe.labelNames();
    for (int i = 0; i < labels.size(); i++) {
      idToLabel.put(Integer.toString(i), labels.get(i));
      labelToId.put(labels.get(i), i);
    }
    return config;
  }

  private Provenance provenance(Outcome outcome) throws IOException {
    List<DataSet> dataSets = new ArrayList<>();
    for (DataFile file : RunIdentity.dataFiles(recipe)) {
      dataSets.add(
          new DataSet(
              file.name(),
              identity.data().get(file.path()),
              file.licence(),
              LabelledTexts.read(data, file).size()));
    }
    return new Provenance(
        base.name(),
        dataSets,
        HyperParameters.of(recipe),
        recipe.settings().seed(),
        codeCommit,
        Map.of("java", Runtime.version().toString(), "libtorch", libtorch()),
        Map.of(recipe.dev().name() + " accuracy fp32", outcome.accuracy().value()));
  }

  private static String libtorch() throws IOException {
    return Loader.getVersion("org.bytedeco", "pytorch");
  }
}
