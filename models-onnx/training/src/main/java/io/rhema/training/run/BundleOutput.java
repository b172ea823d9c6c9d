package io.rhema.training.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Precision;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.data.ConllFile;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.DataSource;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.TaggedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;

/** Writes the folder that a training ends with: an fp32 bundle. */
final class BundleOutput {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EncoderRecipe recipe;
  private final BaseModel base;
  private final RunIdentity identity;
  private final Path data;
  private final String codeCommit;

  /**
   * @param data folder of the recipe's data files
   * @param codeCommit of this program; null when not known
   */
  BundleOutput(
      EncoderRecipe recipe, BaseModel base, RunIdentity identity, Path data, String codeCommit) {
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
        manifest()
            .withPrecision(Precision.FP32)
            .withLanguages(recipe.languages())
            // Longer rows than it was trained on would run, but nobody has seen how well.
            .withLimits(recipe.longestRow(), null)
            .withProvenance(provenance));
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

  private Provenance provenance(Outcome outcome) throws IOException {
    List<DataSet> dataSets = new ArrayList<>();
    for (DataSource file : recipe.dataFiles()) {
      dataSets.add(
          new DataSet(file.name(), identity.data().get(file.path()), file.licence(), rows(file)));
    }
    Map<String, Double> figures = new TreeMap<>();
    outcome.evaluation().figures().forEach((what, figure) -> figures.put(what + " fp32", figure));
    return new Provenance(
        base.name(),
        dataSets,
        HyperParameters.of(recipe, identity.teachers()),
        recipe.settings().seed(),
        codeCommit,
        Map.of("java", Runtime.version().toString(), "libtorch", libtorch()),
        figures);
  }

  private int rows(DataSource file) throws IOException {
    return file instanceof TaggedFile tagged
        ? ConllFile.read(data.resolve(tagged.path()), tagged.format()).size()
        : LabelledTexts.read(data, (DataFile) file).size();
  }

  private static String libtorch() throws IOException {
    return Loader.getVersion("org.bytedeco", "pytorch");
  }
}
