package io.rhema.it.bench;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.bundle.BundleConverter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One classifier in the forms that contenders take.
 *
 * @param int8 as it is shipped, but for rows as long as its graph allows
 * @param fp32 the same weights in float and standard operators; with {@code vocab.txt} for those
 *     who cannot read {@code tokenizer.json}
 * @param hidden the float graph up to a vector for each sub-word, for who pools those himself
 * @param pooled the float graph up to the mean of those vectors
 */
record ModelForms(ModelBundle int8, ModelBundle fp32, Path hidden, Path pooled) {
  private static final int GRAPH_LIMIT = 512;
  private static final String VECTORS = "last_hidden_state";
  private static final String MEAN = "head/pooled";
  private static final String GRAPH = "model.onnx";
  private static final String TOKENIZER = "tokenizer.json";

  /**
   * Makes them in an empty folder.
   *
   * @param bundle an int8 classifier that pools by the mean, as this project trains them
   */
  static ModelForms of(Path bundle, Path folder) throws IOException {
    Path int8 = Files.createDirectory(folder.resolve("int8"));
    try (Stream<Path> files = Files.list(bundle)) {
      for (Path file : files.toList()) {
        Files.copy(file, int8.resolve(file.getFileName()));
      }
    }
    Path fp32 = folder.resolve("fp32");
    BundleConverter.convert(bundle, fp32, Precision.FP32);
    Files.write(fp32.resolve("vocab.txt"), vocabulary(fp32.resolve(TOKENIZER)));
    return new ModelForms(
        lengthened(int8),
        lengthened(fp32),
        cut(fp32, Files.createDirectory(folder.resolve("hidden")), VECTORS),
        cut(fp32, Files.createDirectory(folder.resolve("pooled")), MEAN));
  }

  private static ModelBundle lengthened(Path folder) throws IOException {
    BundleManifest manifest =
        BundleManifest.parse(
            Files.readAllBytes(folder.resolve(BundleManifest.FILE)), folder.toString());
    BundleWriter.seal(folder, manifest.withLimits(GRAPH_LIMIT, null));
    return BenchmarkOptions.open(folder);
  }

  private static List<String> vocabulary(Path tokenizer) throws IOException {
    Map<Integer, String> words = new TreeMap<>();
    new ObjectMapper()
        .readTree(Files.readString(tokenizer, StandardCharsets.UTF_8))
        .path("model")
        .path("vocab")
        .fields()
        .forEachRemaining(word -> words.put(word.getValue().asInt(), word.getKey()));
    return List.copyOf(words.values());
  }

  /** The graph that ends with a value of its middle. */
  private static Path cut(Path bundle, Path folder, String value) throws IOException {
    OnnxGraph graph = OnnxGraph.load(bundle.resolve(GRAPH));
    ValueInfoProto.Builder end = graph.outputs().get(0).toBuilder().setName(value);
    end.getTypeBuilder().getTensorTypeBuilder().clearShape();
    graph.setOutputs(List.of(end.build()));
    graph.prune();
    graph.save(folder.resolve(GRAPH));
    Files.copy(bundle.resolve(TOKENIZER), folder.resolve(TOKENIZER));
    return folder;
  }
}
