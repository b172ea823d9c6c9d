package io.rhema.training.embedding;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.Digests;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.model.bundle.Provenance;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.training.graph.EmbeddingHead;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.bundle.BaseEncoder;
import io.rhema.training.graph.bundle.BundleQuantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of the embeddings model.
 *
 * @param folder where it is, or shall be
 * @param format its number format
 */
public record EmbeddingBundle(Path folder, NumberFormat format) {

  /** The model's name, and that of its one head. */
  public static final String NAME = "embeddings";

  /** The model's version in the usual number format. */
  public static final String VERSION = "1";

  /** Word pieces that its authors let it see at once, special ones included. */
  static final int MAX_TOKENS = 256;

  /** The graph that the figures in the card were measured with. */
  static final String SOURCE_SHA_256 =
      "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e";

  /** Raised whenever the same source gives another graph, so that older bundles are made again. */
  private static final int REVISION = 2;

  private static final String MODEL = "model.onnx";
  private static final String CARD = "MODEL_CARD.md";
  private static final JsonMapper JSON = new JsonMapper();

  public EmbeddingBundle {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Makes the bundle unless it is there, whole, and made by this program. Several processes may do
   * so at once: one makes it, the others wait.
   *
   * @return whether it had to be made
   */
  public boolean assemble() throws IOException {
    try (FolderExchange exchange = FolderExchange.lock(folder)) {
      if (isCurrent()) {
        return false;
      }
      Path drafted = exchange.draft("float");
      writeFloat(drafted);
      if (format != NumberFormat.FP32) {
        Path quantised = exchange.draft("int8");
        OnnxGraph graph = OnnxGraph.load(drafted.resolve(MODEL));
        BundleQuantizer.quantize(drafted, quantised, format.options(graph));
        drafted = quantised;
      }
      exchange.replaceBy(drafted);
      return true;
    }
  }

  private boolean isCurrent() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      BundleManifest wanted = manifest();
      Optional<BundleManifest> found = ModelBundle.open(folder).manifest();
      return found
              .map(is -> is.withPrecision(wanted.precision()).withFiles(wanted.files()))
              .filter(wanted::equals)
              .isPresent()
          && Files.readString(folder.resolve(CARD)).startsWith(EmbeddingCard.of(version()));
    } catch (BundleException | NoSuchFileException e) {
      return false;
    }
  }

  private void writeFloat(Path draft) throws IOException {
    BaseEncoder.unpack(draft);
    Path model = draft.resolve(MODEL);
    String source = Digests.of(model).sha256();
    if (!source.equals(SOURCE_SHA_256)) {
      throw new IllegalStateException(
          "The artifact's graph has SHA-256 %s; the figures in the card are those of %s: measure again, see it/benchmarks, and state its own"
              .formatted(source, SOURCE_SHA_256));
    }
    OnnxGraph graph = OnnxGraph.load(model);
    EmbeddingHead.attach(graph, hidden(draft));
    graph.save(model);
    Files.writeString(draft.resolve(CARD), EmbeddingCard.of(version()));
    BundleWriter.seal(draft, manifest());
  }

  private static int hidden(Path draft) throws IOException {
    return JSON.readTree(draft.resolve("config.json").toFile()).required("hidden_size").asInt();
  }

  private String version() {
    return format == NumberFormat.USUAL ? VERSION : VERSION + "-" + format.key();
  }

  /** What the float bundle says of itself; quantising changes no more than the precision. */
  private BundleManifest manifest() {
    Head head = new Head(NAME, new Embedding(Pooling.MEAN, true), EmbeddingHead.OUTPUT);
    Map<String, Object> made =
        Map.ofEntries(
            entry("format", format.key()),
            entry("licence", BaseEncoder.LICENCE),
            entry("revision", REVISION),
            entry("source sha-256", SOURCE_SHA_256));
    return BundleManifest.ofHeads(NAME, version(), List.of(head))
        .withPrecision(Precision.FP32)
        .withLimits(MAX_TOKENS, null)
        .withProvenance(new Provenance(BaseEncoder.NAME, null, made, null, null, null, null));
  }
}
