package io.rhema.training.vectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.TextEmbedder;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.bundle.BundleQuantizer;
import io.rhema.training.graph.quantize.QuantizeOptions;
import io.rhema.training.vectors.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorBundleTest {
  private static final WordVectors VECTORS =
      new WordVectors(
          List.of("king", "queen", "apple"), new float[][] {{3, 0, 0}, {0, 4, 0}, {0, 0, -2}});

  @TempDir private Path folder;

  @Test
  void embedsATextAsTheMeanOfItsKnownWords() throws IOException {
    Path dir = write(AnalyzerDefinition.english());

    try (TextEmbedder embedder = TextEmbedder.open(ModelBundle.open(dir), SessionOptions.DEFAULT)) {
      List<float[]> vectors =
          embedder.embed(List.of("King and queen!", "king", "an APPLE, the king", "nothing known"));

      assertVector(vectors.get(0), 0.6, 0.8, 0);
      assertVector(vectors.get(1), 1, 0, 0);
      assertVector(vectors.get(2), 3 / Math.sqrt(13), 0, -2 / Math.sqrt(13));
      assertVector(vectors.get(3), 0, 0, 0);
    }
  }

  @Test
  void weighsEveryKnownWordOfALongTextTheSame() throws IOException {
    Path dir = write(AnalyzerDefinition.english());
    String text = "king ".repeat(4000) + "of ".repeat(96) + "queen ".repeat(3000);

    try (TextEmbedder embedder = TextEmbedder.open(ModelBundle.open(dir), SessionOptions.DEFAULT)) {
      assertVector(embedder.embed(List.of(text)).get(0), Math.sqrt(0.5), Math.sqrt(0.5), 0);
    }
  }

  @Test
  void takesTheFilesOfTheChainAlong() throws IOException {
    Files.writeString(folder.resolve("stop.txt"), "queen\n");
    Path dir = write(AnalyzerDefinition.english().with(Component.of("stop", "words", "stop.txt")));

    try (TextEmbedder embedder = TextEmbedder.open(ModelBundle.open(dir), SessionOptions.DEFAULT)) {
      assertVector(embedder.embed(List.of("king and queen")).get(0), 1, 0, 0);
    }
  }

  @Test
  void losesLittleInEightBits() throws IOException {
    Random random = new Random(3);
    List<String> words = IntStream.range(0, 1500).mapToObj(i -> "w" + i).toList();
    float[][] rows = new float[words.size()][32];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    Path dir = write(new WordVectors(words, rows), AnalyzerDefinition.english());
    Path small = folder.resolve("int8");

    BundleQuantizer.quantize(dir, small, QuantizeOptions.defaults());

    String text = "w0 w17 w1499 unknown";
    float[] whole = embed(dir, text);
    float[] rounded = embed(small, text);
    double cosine = 0;
    for (int i = 0; i < whole.length; i++) {
      cosine += (double) whole[i] * rounded[i];
    }
    assertThat(cosine).isBetween(0.999, 1.001);
    assertThat(Files.size(small.resolve("model.onnx")))
        .isLessThan(Files.size(dir.resolve("model.onnx")) / 3);
  }

  @Test
  void writesNoBundleOverAnother() throws IOException {
    write(AnalyzerDefinition.english());

    assertThatThrownBy(() -> write(AnalyzerDefinition.english()))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("already exists");
  }

  private static float[] embed(Path dir, String text) {
    try (TextEmbedder embedder = TextEmbedder.open(ModelBundle.open(dir), SessionOptions.DEFAULT)) {
      return embedder.embed(List.of(text)).get(0);
    }
  }

  private Path write(AnalyzerDefinition chain) throws IOException {
    return write(VECTORS, chain);
  }

  private Path write(WordVectors vectors, AnalyzerDefinition chain) throws IOException {
    Path dir = folder.resolve("bundle");
    new VectorBundle(new ModelId("word-vectors", "1"), vectors, "by hand", chain, folder)
        .write(dir);
    return dir;
  }

  private static void assertVector(float[] vector, double... expected) {
    assertThat(vector).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) vector[i]).isEqualTo(expected[i], within(1e-6));
    }
  }
}
