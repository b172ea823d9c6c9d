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

/**
 * One version of one model in a folder, read and checked.
 *
 * @param dir the folder
 * @param id name and version: the manifest's, else the folder's
 * @param task what the model is for, with its labels
 * @param limits row length and overlap
 * @param tokenizer {@code tokenizer.json} or {@code vocab.txt}
 * @param content identifies graph and weights by their checksums
 * @param manifest {@code rhema.json}, if the bundle has one
 */
public record ModelBundle(
    Path dir,
    ModelId id,
    Task task,
    Limits limits,
    Path tokenizer,
    String content,
    Optional<BundleManifest> manifest) {

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
        config.task(manifest == null ? null : manifest.task()),
        limits(config, files, manifest),
        files.tokenizer(),
        files.graphContent(manifest == null ? Map.of() : manifest.files()),
        Optional.ofNullable(manifest));
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
   * Opens the graph, or another handle to it, and checks that it fits the bundle. The handle is the
   * caller's to close.
   *
   * @throws BundleException when the graph cannot be opened, lacks an input, takes inputs that a
   *     text model is not fed, or does not answer with one number for each label
   */
  public LoadedModel openModel(SessionOptions options) {
    OnnxModel model;
    try {
      model = SharedSessions.open(dir.resolve(BundleFiles.GRAPH), content, options);
    } catch (SessionException e) {
      throw named(id, dir, new BundleException(e.getMessage() + ".", e));
    }
    try {
      return LoadedModel.check(this, model);
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
