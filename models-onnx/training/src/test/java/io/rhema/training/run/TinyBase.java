package io.rhema.training.run;

import static io.rhema.training.graph.Attributes.of;
import static io.rhema.training.graph.Attributes.ofInts;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An encoder of one feed-forward layer around a table of word vectors, with data that it can learn:
 * whether "good" or "bad" is among the words, and which of them are names. The table is as large as
 * it must be to be trained lazily.
 */
final class TinyBase {
  private static final int WIDTH = 8;
  private static final int ROWS = 4_096;
  private static final List<String> VOCABULARY =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "good", "bad", "the", "film", "was", "is", "so", "!");

  private final GraphBuilder b = GraphBuilder.create("tiny encoder", 13);
  private final Random random;

  private TinyBase(long seed) {
    random = new Random(seed);
  }

  static Path write(Path folder, long seed) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), new TinyBase(seed).encoder());
    Files.writeString(folder.resolve("vocab.txt"), String.join("\n", VOCABULARY) + "\n");
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "bert", "hidden_size": 8, "vocab_size": 4096, "max_position_embeddings": 32}
        """);
    return folder;
  }

  /** Gives every word another id, so that rows of one vocabulary mean nothing in the other. */
  static void shuffleVocabulary(Path folder) throws IOException {
    List<String> shuffled = new ArrayList<>(VOCABULARY);
    Collections.reverse(shuffled.subList(4, shuffled.size()));
    Files.writeString(folder.resolve("vocab.txt"), String.join("\n", shuffled) + "\n");
  }

  private byte[] encoder() {
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    b.input("attention_mask", DataType.INT64, "batch", "tokens");
    String looked = b.op("Gather", "words", List.of(noise("table", ROWS, WIDTH), ids));
    String words = layerNorm(looked);
    String product = b.op("MatMul", "product", List.of(words, noise("weight", WIDTH, WIDTH)));
    String linear = b.op("Add", "linear", List.of(product, noise("bias", WIDTH)));
    String sum = b.op("Add", "sum", List.of(linear, words));
    b.into("", "Identity", "end", List.of(layerNorm(sum)), List.of("last_hidden_state"));
    b.output("last_hidden_state", DataType.FLOAT, "batch", "tokens", WIDTH);
    return b.graph().toBytes();
  }

  private String layerNorm(String x) {
    String centred = b.op("Sub", "centred", List.of(x, mean(x)));
    String square = b.op("Pow", "square", List.of(centred, b.floats("two", new float[] {2})));
    String variance =
        b.op("Add", "variance", List.of(mean(square), b.floats("e", new float[] {1e-5f})));
    String scaled =
        b.op("Div", "scaled", List.of(centred, b.op("Sqrt", "root", List.of(variance))));
    String product = b.op("Mul", "norm", List.of(scaled, noise("scale", WIDTH)));
    return b.op("Add", "normed", List.of(product, noise("shift", WIDTH)));
  }

  private String mean(String x) {
    return b.op("ReduceMean", "mean", List.of(x), ofInts("axes", -1), of("keepdims", 1));
  }

  private String noise(String name, long... shape) {
    int size = 1;
    for (long length : shape) {
      size *= (int) length;
    }
    float[] data = new float[size];
    for (int i = 0; i < size; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return b.floats(name, data, shape);
  }

  /** A table of texts and their labels, "1" for good and "0" for bad. */
  static void writeTexts(Path file, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder table = new StringBuilder("label\ttext\n");
    for (int i = 0; i < rows; i++) {
      boolean good = random.nextBoolean();
      table.append(good ? "1\t" : "0\t").append("the film was ");
      table.append("so ".repeat(random.nextInt(6))).append(good ? "good\n" : "bad\n");
    }
    Files.writeString(file, table);
  }

  /**
   * Tagged sentences: "good" is a person, "bad" a location, and "Film" a product, unlike "film".
   *
   * @param products whether products are marked
   */
  static void writeTagged(Path file, int sentences, boolean products, long seed)
      throws IOException {
    Random random = new Random(seed);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      lines.append("the\tO\n");
      lines.append(
          random.nextBoolean() ? "film\tO\n" : products ? "Film\tB-product\n" : "Film\tO\n");
      lines.append("was\tO\n").append("so\tO\n".repeat(random.nextInt(6)));
      lines.append(random.nextBoolean() ? "good\tB-PER\n!\tO\n\n" : "bad\tB-LOC\n!\tO\n\n");
    }
    Files.writeString(file, lines);
  }
}
