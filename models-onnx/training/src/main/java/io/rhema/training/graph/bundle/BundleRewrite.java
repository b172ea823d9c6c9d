package io.rhema.training.graph.bundle;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.training.graph.OnnxGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bundle on its way to another folder, with its graphs open for rewriting. */
final class BundleRewrite {

  private static final String GRAPH = "model.onnx";
  private static final String CARD = "MODEL_CARD.md";

  private final ModelBundle bundle;
  private final Path out;
  private final Map<String, OnnxGraph> graphs;

  private BundleRewrite(ModelBundle bundle, Path out, Map<String, OnnxGraph> graphs) {
    this.bundle = bundle;
    this.out = out;
    this.graphs = graphs;
  }

  static BundleRewrite open(Path in, Path out) throws IOException {
    BundleFolder.requireFree(out);
    ModelBundle bundle = ModelBundle.open(in);
    Map<String, OnnxGraph> graphs = new TreeMap<>();
    for (String name : graphNames(bundle)) {
      graphs.put(name, OnnxGraph.load(in.resolve(name)));
    }
    return new BundleRewrite(bundle, out, graphs);
  }

  /** The one graph of most models, or the encoder and the decoders of one that writes. */
  private static List<String> graphNames(ModelBundle bundle) throws IOException {
    if (Files.exists(bundle.dir().resolve(GRAPH))) {
      return List.of(GRAPH);
    }
    return files(bundle.dir()).stream()
        .map(file -> bundle.dir().relativize(file).toString())
        .filter(name -> name.endsWith(".onnx"))
        .toList();
  }

  ModelBundle bundle() {
    return bundle;
  }

  /** The graphs by the names of their files. */
  Map<String, OnnxGraph> graphs() {
    return graphs;
  }

  /** What the manifest states; FP32 when it states nothing, like most exports. */
  Precision precision() {
    return bundle.manifest().map(BundleManifest::precision).orElse(Precision.FP32);
  }

  /** Writes the folder and seals it. */
  void write(Precision precision, String cardSection) throws IOException {
    BundleFolder.write(out, draft -> fill(draft, precision, cardSection));
  }

  private void fill(Path draft, Precision precision, String cardSection) throws IOException {
    copyAllButGraphs(draft);
    for (Map.Entry<String, OnnxGraph> graph : graphs.entrySet()) {
      graph.getValue().save(draft.resolve(graph.getKey()));
    }
    Files.writeString(
        draft.resolve(CARD),
        cardSection,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    BundleWriter.seal(draft, manifest().withPrecision(precision));
  }

  private BundleManifest manifest() {
    return bundle
        .manifest()
        .orElseGet(
            () ->
                BundleManifest.of(
                    bundle.id().name(),
                    bundle.id().version(),
                    bundle.heads().get(0).task().name()));
  }

  private void copyAllButGraphs(Path draft) throws IOException {
    for (Path file : files(bundle.dir())) {
      String name = bundle.dir().relativize(file).toString();
      if (!graphs.containsKey(name) && !name.equals(BundleManifest.FILE)) {
        Path copy = draft.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static List<Path> files(Path dir) throws IOException {
    try (Stream<Path> tree = Files.walk(dir)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
