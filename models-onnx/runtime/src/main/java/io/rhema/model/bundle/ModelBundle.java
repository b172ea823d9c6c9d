package io.rhema.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.session.OnnxModel;
import io.rhema.model.session.SessionException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One version of one model in a folder, read and checked.
 *
 * @param dir the folder
 * @param id name and version: the manifest's, else the folder's
 * @param heads what the model does, in the manifest's order; at least one
 * @param limits row length and overlap
 * @param tokenizer {@code tokenizer.json} or {@code vocab.txt}
 * @param content identifies graph and weights by their checksums
 * @param manifest {@code rhema.json}, if the bundle has one
 */
public record ModelBundle(
    Path dir,
    ModelId id,
    List<Head> heads,
    Limits limits,
    Path tokenizer,
    String content,
    Optional<BundleManifest> manifest) {

  public ModelBundle {
    heads = List.copyOf(heads);
  }

  /** What models are built for that say nothing about their limit. */
  private static final int DEFAULT_MAX_TOKENS = 512;

  /** Hugging Face writes a huge number when a tokenizer has no limit. */
  private static final int SANE_MAX_TOKENS = 1_000_000;

  /**
   * Reads a folder: compares every file with its checksum, if there is a manifest, and reads task,
   * labels and limits. The graph itself is not opened: {@link #openModel} does.
   *
   * @throws BundleException when the folder is no bundle that can be served
   */
  public static ModelBundle open(Path dir) {
    if (!Files.isDirectory(dir)) {
      throw new BundleException(
          "%s is not a folder; a model bundle is a folder with model.onnx, config.json and a tokenizer."
              .formatted(dir));
    }
    BundleFiles files = new BundleFiles(dir);
    BundleManifest manifest =
        files.has(BundleManifest.FILE) ? ManifestFile.read(dir.resolve(BundleManifest.FILE)) : null;
    ModelId id = ModelId.of(dir, manifest);
    try {
      return read(dir, id, files, manifest);
    } catch (BundleException e) {
      throw named(id, dir, e);
    }
  }

  private static ModelBundle read(
      Path dir, ModelId id, BundleFiles files, BundleManifest manifest) {
    files.required(BundleFiles.GRAPH);
    if (manifest != null) {
      files.verify(manifest);
    }
    ModelConfig config = new ModelConfig(files.json(ModelConfig.FILE));
    return new ModelBundle(
        dir,
        id,
        heads(config, files, manifest),
        limits(config, files, manifest),
        files.tokenizer(),
        files.graphContent(manifest == null ? Map.of() : manifest.files()),
        Optional.ofNullable(manifest));
  }

  private static List<Head> heads(ModelConfig config, BundleFiles files, BundleManifest manifest) {
    if (manifest != null && !manifest.heads().isEmpty()) {
      return manifest.heads();
    }
    return List.of(Head.of(config.task(manifest == null ? null : manifest.task(), files)));
  }

  private static Limits limits(ModelConfig config, BundleFiles files, BundleManifest manifest) {
    int most = config.maxPositions().orElse(SANE_MAX_TOKENS);
    Integer stated = manifest == null ? null : manifest.maxTokens();
    if (stated != null && stated > most) {
      throw new BundleException(
          "%s names maxTokens %d, config.json max_position_embeddings %d; the first must not exceed the second."
              .formatted(BundleManifest.FILE, stated, most));
    }
    if (stated == null) {
      stated = Math.min(most, tokenizerLimit(files));
    }
    Integer overlap = manifest == null ? null : manifest.overlap();
    try {
      return new Limits(stated, overlap == null ? stated / 8 : overlap);
    } catch (IllegalArgumentException e) {
      throw new BundleException("%s: %s.".formatted(BundleManifest.FILE, e.getMessage()), e);
    }
  }

  private static int tokenizerLimit(BundleFiles files) {
    if (!files.has("tokenizer_config.json")) {
      return DEFAULT_MAX_TOKENS;
    }
    JsonNode limit = files.json("tokenizer_config.json").path("model_max_length");
    double tokens = limit.asDouble(0);
    return tokens >= 1 && tokens < SANE_MAX_TOKENS ? (int) tokens : DEFAULT_MAX_TOKENS;
  }

  /** The languages that the model is for, as BCP 47 tags; empty when it is for any. */
  public List<String> languages() {
    return manifest.map(BundleManifest::languages).orElse(List.of());
  }

  /**
   * The one head of a task.
   *
   * @throws BundleException when there is none, or more than one
   */
  public Head head(Class<? extends Task> kind) {
    List<Head> found = heads.stream().filter(head -> kind.isInstance(head.task())).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw named(
        id,
        dir,
        new BundleException(
            "it has %s for '%s'; its heads are %s."
                .formatted(
                    found.isEmpty() ? "no head" : found.size() + " heads",
                    Task.nameOf(kind),
                    heads.stream().map(Head::toString).collect(Collectors.joining(", ")))));
  }

  /** The {@linkplain #head task} of that one head. */
  public <T extends Task> T task(Class<T> kind) {
    return kind.cast(head(kind).task());
  }

  /** Opens the graph for all heads. */
  public LoadedModel openModel(SessionOptions options) {
    return openModel(options, heads);
  }

  /**
   * Opens the graph, or another handle to it, and checks that it fits the bundle. The handle is the
   * caller's to close.
   *
   * @param chosen the heads to check and to read, of {@link #heads}; the graph computes the others
   *     too
   * @throws BundleException when the graph cannot be opened, lacks an input, takes inputs that a
   *     text model is not fed, or does not answer as a head's task has it
   */
  public LoadedModel openModel(SessionOptions options, List<Head> chosen) {
    if (chosen.isEmpty() || !heads.containsAll(chosen)) {
      throw new IllegalArgumentException(
          "%s are chosen of the heads %s; choose at least one of these".formatted(chosen, heads));
    }
    OnnxModel model;
    try {
      model = SharedSessions.open(dir.resolve(BundleFiles.GRAPH), content, options);
    } catch (SessionException e) {
      throw named(id, dir, new BundleException(e.getMessage() + ".", e));
    }
    try {
      return LoadedModel.check(this, model, chosen);
    } catch (BundleException e) {
      model.close();
      throw named(id, dir, e);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** The one place where a message gets the model's name in front. */
  private static BundleException named(ModelId id, Path dir, BundleException e) {
    return new BundleException("Model %s in %s: %s".formatted(id, dir, e.getMessage()), e);
  }
}
