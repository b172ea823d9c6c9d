package io.rhema.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.session.EncoderDecoder;
import io.rhema.model.session.EncoderDecoderGraphs;
import io.rhema.model.session.ModelGraph;
import io.rhema.model.session.OnnxModel;
import io.rhema.model.session.RecurrentModel;
import io.rhema.model.session.SessionException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.task.Keywords;
import io.rhema.model.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One version of one model in a folder, read and checked.
 *
 * @param dir the folder
 * @param id name and version: the manifest's, else the folder's
 * @param heads what the model does, in the manifest's order; at least one
 * @param limits row length and overlap
 * @param tokenizer {@code tokenizer.json}, {@code vocab.txt}, {@code source.spm} or {@code
 *     analyzer.json}
 * @param graphs the graphs that are run, by their paths inside the folder, each with what
 *     identifies it and its weights by their checksums; none for keywords
 * @param manifest {@code rhema.json}, if the bundle has one
 */
public record ModelBundle(
    Path dir,
    ModelId id,
    List<Head> heads,
    Limits limits,
    Path tokenizer,
    Map<String, String> graphs,
    Optional<BundleManifest> manifest) {

  public ModelBundle {
    heads = List.copyOf(heads);
    graphs = Collections.unmodifiableMap(new TreeMap<>(graphs));
  }

  /**
   * Reads a folder: compares every file with its checksum, if there is a manifest, and reads task,
   * labels and limits. The graphs themselves are not opened: {@link #openModel} does, or {@link
   * #openSeq2Seq} where encoder and decoder are two.
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
    if (manifest != null && Keywords.NAME.equals(manifest.task())) {
      return table(dir, id, files, manifest);
    }
    Optional<Seq2SeqFiles> seq2Seq = seq2Seq(files);
    List<String> graphs = seq2Seq.map(Seq2SeqFiles::used).orElse(List.of(BundleFiles.GRAPH));
    if (manifest != null) {
      files.required(ModelConfig.FILE);
      List<String> main = new ArrayList<>(graphs);
      main.add(ModelConfig.FILE);
      files.verify(manifest, main);
    }
    ModelConfig config = new ModelConfig(files.json(ModelConfig.FILE));
    Map<String, FileDigest> known = manifest == null ? Map.of() : manifest.files();
    Map<String, String> contents = new TreeMap<>();
    graphs.forEach(graph -> contents.put(graph, files.graphContent(graph, known)));
    return new ModelBundle(
        dir,
        id,
        seq2Seq.isPresent()
            ? StatedHeads.seq2Seq(files, manifest)
            : StatedHeads.of(config, files, manifest),
        StatedLimits.of(config, files, manifest),
        files.tokenizer(),
        contents,
        Optional.ofNullable(manifest));
  }

  /**
   * A table of document frequencies: there is no graph, and so neither configuration nor limits.
   */
  private static ModelBundle table(
      Path dir, ModelId id, BundleFiles files, BundleManifest manifest) {
    files.required(BundleFiles.ANALYZER);
    files.verify(manifest, List.of());
    return new ModelBundle(
        dir,
        id,
        List.of(Head.of(new Keywords())),
        new Limits(Integer.MAX_VALUE, 0),
        files.tokenizer(),
        Map.of(),
        Optional.of(manifest));
  }

  /** A folder with {@code model.onnx} is a model of one graph, whatever else lies there. */
  private static Optional<Seq2SeqFiles> seq2Seq(BundleFiles files) {
    if (files.has(BundleFiles.GRAPH)) {
      return Optional.empty();
    }
    Optional<Seq2SeqFiles> found = Seq2SeqFiles.find(files);
    if (found.isEmpty()) {
      throw new BundleException(
          "%s is missing; every bundle has it, or %s.onnx and a decoder."
              .formatted(BundleFiles.GRAPH, Seq2SeqFiles.ENCODER));
    }
    return found;
  }

  /** Identifies graphs and weights by their checksums; without a graph, all that there is. */
  public String content() {
    return graphs.isEmpty()
        ? manifest.orElseThrow().files().values().stream()
            .map(FileDigest::sha256)
            .collect(Collectors.joining("+"))
        : String.join("+", graphs.values());
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
    if (graphs.isEmpty()) {
      throw refusal("it has no graph: '%s' is counted, not computed.".formatted(Keywords.NAME));
    }
    if (!graphs.containsKey(BundleFiles.GRAPH)) {
      throw refusal(
          "it has the graphs %s, an encoder and a decoder; such a model is opened for translation."
              .formatted(graphs.keySet()));
    }
    OnnxModel model;
    try {
      model = SharedSessions.open(dir.resolve(BundleFiles.GRAPH), content(), options);
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

  /**
   * Opens encoder and decoder, or another handle to them, and checks that they fit together by
   * writing two tokens. The handle is the caller's to close.
   *
   * @throws BundleException when a graph cannot be opened, takes inputs that a decoder is not fed,
   *     or does not run; or when the bundle is a model of one graph
   */
  public Seq2SeqModel openSeq2Seq(SessionOptions options) {
    EncoderDecoderGraphs files =
        Seq2SeqFiles.find(new BundleFiles(dir)).map(this::graphs).orElse(null);
    if (files == null || graphs.containsKey(BundleFiles.GRAPH)) {
      throw refusal(
          "it has the graphs %s; a model that writes has an encoder and a decoder."
              .formatted(graphs.keySet()));
    }
    EncoderDecoder opened;
    try {
      opened = EncoderDecoder.open(files, options);
    } catch (SessionException e) {
      throw named(id, dir, new BundleException(e.getMessage() + ".", e));
    }
    try {
      return Seq2SeqModel.check(this, opened);
    } catch (BundleException e) {
      opened.close();
      throw named(id, dir, e);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private EncoderDecoderGraphs graphs(Seq2SeqFiles files) {
    List<ModelGraph> used = files.used().stream().map(this::graph).toList();
    return new EncoderDecoderGraphs(used.get(0), used.get(1), used.stream().skip(2).findFirst());
  }

  /**
   * Opens the graph of a language model that goes on from states, and checks that it does. The
   * handle is the caller's to close.
   *
   * @throws BundleException when the graph cannot be opened, or is none of this kind
   */
  public RecurrentModel openRecurrent(SessionOptions options) {
    if (!graphs.containsKey(BundleFiles.GRAPH)) {
      throw refusal(
          "it has the graphs %s; a model that goes on has one.".formatted(graphs.keySet()));
    }
    try {
      return RecurrentModel.open(graph(BundleFiles.GRAPH), options);
    } catch (SessionException e) {
      throw named(id, dir, new BundleException(e.getMessage() + ".", e));
    }
  }

  private ModelGraph graph(String name) {
    return new ModelGraph(dir.resolve(name), graphs.get(name));
  }

  /**
   * The object in one of the folder's JSON files; empty when there is no such file.
   *
   * @throws BundleException when it holds something else
   */
  public Optional<JsonNode> json(String file) {
    BundleFiles files = new BundleFiles(dir);
    try {
      return files.find(file).map(files::json);
    } catch (BundleException e) {
      throw named(id, dir, e);
    }
  }

  /** An error about this bundle, with the model's name in front. */
  public BundleException refusal(String why) {
    return named(id, dir, new BundleException(why));
  }

  /** The one place where a message gets the model's name in front. */
  private static BundleException named(ModelId id, Path dir, BundleException e) {
    return new BundleException("Model %s in %s: %s".formatted(id, dir, e.getMessage()), e);
  }
}
