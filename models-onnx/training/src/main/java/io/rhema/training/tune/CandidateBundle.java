package io.rhema.training.tune;

import io.rhema.model.bundle.BundleCopy;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.training.base.TrainingException;
import io.rhema.training.graph.bundle.BundleConverter;
import io.rhema.training.graph.bundle.BundleFolder;
import io.rhema.training.graph.bundle.BundleQuantizer;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Makes of what a training wrote the bundle that is served: in the number format of the serving
 * model, with the names, limits and languages that it has, and with the recipe and its ancestor on
 * record.
 */
public final class CandidateBundle {
  /** The recipe, inside the bundle. */
  public static final String RECIPE = "recipe.yaml";

  private static final String CARD = "MODEL_CARD.md";

  private final ModelBundle before;

  /**
   * @param serving the bundle that the training started from
   * @throws io.rhema.model.bundle.BundleException when it can't be opened
   */
  public CandidateBundle(Path serving) {
    before = ModelBundle.open(serving);
  }

  /**
   * Writes the bundle.
   *
   * @param trained the float bundle that the training wrote
   * @param recipe that it was trained by
   * @param candidate a folder that does not exist yet, or is empty; it appears when it is complete
   * @return the bundle, opened
   * @throws TrainingException when it can't take over from the serving one without a restart
   * @throws io.rhema.training.graph.GraphException when {@code candidate} is in use
   */
  public ModelBundle write(Path trained, Path recipe, Path candidate) throws IOException {
    BundleFolder.write(
        candidate,
        draft -> {
          convert(trained, draft);
          describe(recipe, draft);
          requireSameFace(draft);
        });
    return ModelBundle.open(candidate);
  }

  private Precision precision() {
    return before.manifest().map(BundleManifest::precision).orElse(Precision.FP32);
  }

  private void convert(Path trained, Path draft) throws IOException {
    switch (precision()) {
      case INT8 -> BundleQuantizer.quantize(trained, draft, QuantizeOptions.defaults());
      case FP16 -> BundleConverter.convert(trained, draft, Precision.FP16);
      case FP32 ->
          BundleCopy.copy(
              name -> Files.newInputStream(trained.resolve(name)), Optional.empty(), draft);
    }
  }

  private void describe(Path recipe, Path draft) throws IOException {
    BundleManifest made = ModelBundle.open(draft).manifest().orElseThrow();
    Files.copy(recipe, draft.resolve(RECIPE));
    Files.writeString(
        draft.resolve(CARD),
        lineage(),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    BundleWriter.seal(draft, manifest(made));
  }

  private BundleManifest manifest(BundleManifest made) {
    BundleManifest manifest =
        heads(made)
            .withPrecision(made.precision())
            .withLanguages(before.languages())
            .withTranslation(made.translation())
            .withProvenance(made.provenance());
    return before
        .manifest()
        .map(old -> manifest.withLimits(old.maxTokens(), old.overlap()))
        .orElseGet(
            () -> manifest.withLimits(before.limits().maxTokens(), before.limits().overlap()));
  }

  /** A single head keeps the name that the serving bundle gives it, if it does. */
  private BundleManifest heads(BundleManifest made) {
    String name = before.id().name();
    List<Head> stated = before.manifest().map(BundleManifest::heads).orElse(List.of());
    if (!made.heads().isEmpty()) {
      return BundleManifest.ofHeads(name, made.version(), made.heads());
    }
    if (stated.size() == 1) {
      Head head = new Head(stated.get(0).name(), stated.get(0).task(), "logits");
      return BundleManifest.ofHeads(name, made.version(), List.of(head));
    }
    return BundleManifest.of(name, made.version(), made.task());
  }

  private String lineage() {
    return """

        ## Lineage

        Trained further from %s %s, by the recipe in `%s`. Data, settings, code and figures above are
        of this last training; what came before, that bundle's card tells.
        """
        .formatted(before.id().name(), before.id().version(), RECIPE);
  }

  private void requireSameFace(Path draft) {
    ModelContract.of(before)
        .objectionTo(ModelContract.of(ModelBundle.open(draft)))
        .ifPresent(
            why -> {
              throw new TrainingException(
                  "What was trained from %s is of no use in its place: %s"
                      .formatted(before.id(), why));
            });
  }
}
