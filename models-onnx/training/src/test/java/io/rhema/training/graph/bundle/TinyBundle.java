package io.rhema.training.graph.bundle;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Precision;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A sealed fp32 bundle of a few kilobytes: an embedding table, one layer, a classifier. */
final class TinyBundle {

  static final int VOCABULARY = 1_200;
  static final int HIDDEN = 8;

  private TinyBundle() {}

  static Path write(Path dir) throws IOException {
    Files.createDirectories(dir);
    graph().save(dir.resolve("model.onnx"));
    Files.writeString(
        dir.resolve("config.json"), "{\"id2label\": {\"0\": \"negative\", \"1\": \"positive\"}}");
    Files.writeString(dir.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\ngood\nbad\n");
    Files.writeString(dir.resolve("MODEL_CARD.md"), "# tiny 1\n");
    DataSet data = new DataSet("made up", "0".repeat(64), "none", 2);
    Provenance provenance =
        new Provenance(
            "nothing", List.of(data), null, 7L, null, null, Map.of("accuracy fp32", 0.5));
    BundleWriter.seal(
        dir,
        BundleManifest.of("tiny", "1", "text-classification")
            .withPrecision(Precision.FP32)
            .withProvenance(provenance));
    return dir;
  }

  static OnnxGraph graph() {
    GraphBuilder b = GraphBuilder.create("tiny", 11);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    b.input("attention_mask", DataType.INT64, "batch", "tokens");
    String table = b.floats("table", noise(VOCABULARY * HIDDEN, 1), VOCABULARY, HIDDEN);
    String rows = b.op("Gather", "rows", List.of(table, ids));
    String weight = b.floats("weight", noise(HIDDEN * HIDDEN, 2), HIDDEN, HIDDEN);
    String product = b.op("MatMul", "product", List.of(rows, weight));
    b.into("", "Tanh", "vectors", List.of(product), List.of("vectors"));
    b.output("vectors", DataType.FLOAT, "batch", "tokens", HIDDEN);
    ClassificationHead.attach(b.graph(), HIDDEN, 2, 3);
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
