package io.rhema.training.graph.bundle;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.Precision;
import io.rhema.model.bundle.Provenance;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.TokenClassification;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.ShapeFeature;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.TokenHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sealed fp32 bundles of a few kilobytes: an embedding table, one layer, heads. */
final class TinyBundle {

  static final int VOCABULARY = 1_200;
  static final int HIDDEN = 8;

  static final List<Head> HEADS =
      List.of(
          new Head(
              "sentiment",
              new Classification(List.of("negative", "positive"), Activation.SOFTMAX),
              "sentiment_logits"),
          new Head(
              "entities",
              new TokenClassification(List.of("O", "B-PER", "I-PER")),
              "entities_logits"));

  private TinyBundle() {}

  /** A classifier. */
  static Path write(Path dir) throws IOException {
    return write(
        dir,
        graph(),
        "{\"id2label\": {\"0\": \"negative\", \"1\": \"positive\"}}",
        BundleManifest.of("tiny", "1", "text-classification"));
  }

  /** A tagger in the form of a Hugging Face export. */
  static Path writeTagger(Path dir) throws IOException {
    OnnxGraph graph = encoder();
    TokenHead.attach(graph, "logits", HIDDEN, 3, 3);
    return write(
        dir,
        graph,
        """
        {"architectures": ["BertForTokenClassification"],
         "id2label": {"0": "O", "1": "B-PER", "2": "I-PER"}}
        """,
        BundleManifest.of("tiny", "1", "token-classification"));
  }

  /** A classifier and a tagger on one encoder that is told the shapes of words. */
  static Path writeTwoHeads(Path dir) throws IOException {
    OnnxGraph graph = encoder();
    ShapeFeature.attach(graph, HIDDEN);
    graph.put(Tensors.ofFloats(ShapeFeature.TABLE, noise(8 * HIDDEN, 4), 8, HIDDEN));
    ClassificationHead.attach(graph, "sentiment_logits", HIDDEN, 2, 3);
    TokenHead.attach(graph, "entities_logits", HIDDEN, 3, 5);
    return write(dir, graph, "{}", BundleManifest.ofHeads("tiny", "1", HEADS));
  }

  private static Path write(Path dir, OnnxGraph graph, String config, BundleManifest manifest)
      throws IOException {
    Files.createDirectories(dir);
    graph.save(dir.resolve("model.onnx"));
    Files.writeString(dir.resolve("config.json"), config);
    Files.writeString(dir.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\ngood\nbad\n");
    Files.writeString(dir.resolve("MODEL_CARD.md"), "# tiny 1\n");
    DataSet data = new DataSet("made up", "0".repeat(64), "none", 2);
    Provenance provenance =
        new Provenance(
            "nothing", List.of(data), null, 7L, null, null, Map.of("accuracy fp32", 0.5));
    BundleWriter.seal(dir, manifest.withPrecision(Precision.FP32).withProvenance(provenance));
    return dir;
  }

  static OnnxGraph graph() {
    OnnxGraph graph = encoder();
    ClassificationHead.attach(graph, HIDDEN, 2, 3);
    return graph;
  }

  private static OnnxGraph encoder() {
    GraphBuilder b = GraphBuilder.create("tiny", 17);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    b.input("attention_mask", DataType.INT64, "batch", "tokens");
    String table = b.floats("table", noise(VOCABULARY * HIDDEN, 1), VOCABULARY, HIDDEN);
    String rows = b.op("Gather", "rows", List.of(table, ids));
    String scale = b.floats("scale", noise(HIDDEN, 6), HIDDEN);
    String shift = b.floats("shift", noise(HIDDEN, 7), HIDDEN);
    String norm = b.op("LayerNormalization", "norm", List.of(rows, scale, shift));
    String weight = b.floats("weight", noise(HIDDEN * HIDDEN, 2), HIDDEN, HIDDEN);
    String product = b.op("MatMul", "product", List.of(norm, weight));
    b.into("", "Tanh", "vectors", List.of(product), List.of("vectors"));
    b.output("vectors", DataType.FLOAT, "batch", "tokens", HIDDEN);
    return b.graph();
  }

  private static float[] noise(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
