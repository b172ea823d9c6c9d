package io.rhema.training.graph.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Translation;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.bundle.BundleConverter;
import io.rhema.training.graph.bundle.BundleQuantizer;
import io.rhema.training.graph.layer.Positions;
import io.rhema.training.graph.quantize.QuantizeOptions;
import io.rhema.training.vocabulary.BpeTrainer;
import io.rhema.training.vocabulary.BpeVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantizedSeq2SeqTest {
  private static final long[][] SOURCES = {{300, 700, 900, 1}, {1000, 1}};
  private static final long[][][] STEPS = {{{0}, {0}}, {{400}, {800}}, {{500}, {999}}};

  @TempDir Path folder;

  private Path trained;
  private Path int8;

  @BeforeEach
  void writeTrainedBundle() throws IOException {
    trained = Files.createDirectories(folder.resolve("trained"));
    int8 = folder.resolve("int8");
    BpeVocabulary vocabulary = BpeTrainer.train(words(), 1_050, BpeVocabulary.SPECIALS);
    vocabulary.write(trained.resolve("tokenizer.json"));
    TransformerShape shape =
        new TransformerShape(vocabulary.size(), 32, 4, 64, 2, 2, Positions.SINUSOIDAL, 16);
    Seq2SeqGraphs.write(Seq2SeqGraphs.training(shape, 7).toModel(), shape, trained);
    BundleWriter.seal(
        trained,
        BundleManifest.of("tiny", "1", Translation.NAME)
            .withTranslation(new Translation("en", "fr")));
  }

  @Test
  void bothGraphsAreQuantisedAndAnswerAlmostTheSame() throws IOException {
    BundleQuantizer.Result result =
        BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());

    assertThat(result.quantised().embeddings()).containsExactly(SharedTable.WEIGHT);
    assertThat(result.quantised().matrices())
        .as("qkv, out, fc1, fc2 in the encoder; q, kv and out more in the decoder")
        .hasSize(2 * 4 + 2 * 7);
    assertThat(result.quantised().keptFloat()).isEmpty();
    ServedModel.Run exact = new ServedModel(trained).start(SOURCES);
    ServedModel.Run rounded = new ServedModel(int8).start(SOURCES);
    for (long[][] step : STEPS) {
      float[] expected = exact.step(step);
      float[] actual = rounded.step(step);
      assertThat(distance(actual, expected)).isLessThan(0.05);
      assertThat(actual).containsExactly(expected, within(0.2f));
    }
  }

  @Test
  void theTableIsThereOnceForLookUpsAndProjection() throws IOException {
    BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());

    OnnxGraph decoder = OnnxGraph.load(int8.resolve("decoder_with_past_model.onnx"));

    assertThat(decoder.initializer(SharedTable.WEIGHT)).isEmpty();
    assertThat(decoder.consumers(SharedTable.WEIGHT + ".int8"))
        .extracting(node -> node.getOpType())
        .containsExactlyInAnyOrder("Gather", "Transpose");
    assertThat(Files.size(int8.resolve("decoder_with_past_model.onnx")))
        .isLessThan(Files.size(trained.resolve("decoder_with_past_model.onnx")) / 2);
  }

  @Test
  void theRuntimeOpensBoth() throws IOException {
    BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());

    assertThat(ModelBundle.open(int8).manifest().orElseThrow().precision())
        .isEqualTo(Precision.INT8);
    for (Path dir : List.of(trained, int8)) {
      try (Seq2SeqModel model = ModelBundle.open(dir).openSeq2Seq(SessionOptions.DEFAULT)) {
        assertThat(model.graphs().cached()).isTrue();
        assertThat(model.graphs().attends()).isTrue();
      }
    }
  }

  @Test
  void convertingBackIsRefused() throws IOException {
    BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());

    assertThatThrownBy(() -> BundleConverter.convert(int8, folder.resolve("fp32"), Precision.FP32))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("only models of one graph can be converted");
  }

  private static double distance(float[] a, float[] b) {
    return IntStream.range(0, a.length)
        .mapToDouble(i -> Math.abs(a[i] - b[i]))
        .average()
        .orElseThrow();
  }

  private static List<String> words() {
    Random random = new Random(3);
    return IntStream.range(0, 3_000).mapToObj(i -> word(random, 3 + random.nextInt(6))).toList();
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    random.ints(length, 'a', 'z' + 1).forEach(letter -> word.append((char) letter));
    return word.toString();
  }
}
