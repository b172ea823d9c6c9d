package io.rhema.training.graph.bundle;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.graph.GraphException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds figures, measured with the bundle itself, to its manifest and its model card. */
public final class BundleMetrics {

  private BundleMetrics() {}

  /**
   * Adds or replaces figures and seals the bundle again.
   *
   * @param dir a bundle with a manifest
   * @param figures by what was measured, data and precision included: {@code "SST-2 dev accuracy
   *     int8"}
   * @throws GraphException when the bundle has no manifest
   */
  public static BundleManifest add(Path dir, Map<String, Double> figures) throws IOException {
    BundleManifest manifest =
        ModelBundle.open(dir)
            .manifest()
            .orElseThrow(
                () ->
                    new GraphException(
                        "%s has no %s to put figures into".formatted(dir, BundleManifest.FILE)));
    Map<String, Double> all = new TreeMap<>(manifest.provenance().metrics());
    all.putAll(figures);
    StringBuilder section = new StringBuilder("\n## Measured with this bundle\n\n");
    section.append("| what | figure |\n|---|---:|\n");
    new TreeMap<>(figures)
        .forEach(
            (what, figure) ->
                section.append(String.format(Locale.ROOT, "| %s | %.4f |\n", what, figure)));
    Files.writeString(
        dir.resolve("MODEL_CARD.md"),
        section,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return BundleWriter.seal(dir, manifest.withProvenance(manifest.provenance().withMetrics(all)));
  }
}
