package io.rhema.training.graph.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import io.rhema.training.graph.ShapeFeature;
import io.rhema.training.graph.Similarity;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.TokenHead;
import io.rhema.training.graph.fuse.Fuse;
import io.rhema.training.graph.fuse.FusionReport;
import io.rhema.training.graph.fuse.Unfuse;
import io.rhema.training.graph.half.HalfPrecision;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An encoder with word shapes, a tagger and a classifier on it, in every number format. */
class QuantizedHeadsTest {

  private static final String ENTITIES = "entities_logits";
  private static final String SENTIMENT = "sentiment_logits";
  private static final int LABELS = 9;
  private static final long[][] ROWS = MiniLm.sentences();
  private static final long[][] SHAPES = new long[ROWS.length][];

  private static OnnxGraph trained;
  private static OnnxGraph int8;
  private static QuantizeReport report;

  @BeforeAll
  static void quantise() throws IOException {
    Random random = new Random(3);
    Arrays.setAll(SHAPES, i -> random.longs(ROWS[i].length, 0, 8).toArray());
    trained = MiniLm.graph();
    ShapeFeature.attach(trained, MiniLm.HIDDEN);
    float[] table = new float[8 * MiniLm.HIDDEN];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) (random.nextGaussian() * 0.05);
    }
    trained.put(Tensors.ofFloats(ShapeFeature.TABLE, table, 8, MiniLm.HIDDEN));
    TokenHead.attach(trained, ENTITIES, MiniLm.HIDDEN, LABELS, 1);
    ClassificationHead.attach(trained, SENTIMENT, MiniLm.HIDDEN, 2, 2);
    int8 = OnnxGraph.of(trained.toModel());
    assertThat(Fuse.apply(int8)).isEqualTo(new FusionReport(6, 12, 6));
    ChannelMagnitudes magnitudes = Calibration.normalised(int8, MiniLm.randomRows());
    report = Quantize.apply(int8, QuantizeOptions.defaults(), magnitudes, ChannelMagnitudes.NONE);
  }

  @Test
  void layersAreInt8AndHeadsAreNot() {
    assertThat(report.matrices()).hasSize(36);
    assertThat(report.embeddings()).containsExactly("embeddings.word_embeddings.weight");
    assertThat(report.keptFloat()).containsExactlyInAnyOrder("entities.weight", "sentiment.weight");
    assertThat(int8.toBytes().length).as("fits where bundles live").isLessThan(24_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {ENTITIES, SENTIMENT})
  void fusingChangesNothingButRounding(String output) {
    OnnxGraph fused = OnnxGraph.of(trained.toModel());
    Fuse.apply(fused);
    assertAlike(rows(fused, output), rows(trained, output), 1e-5f);
  }

  @ParameterizedTest
  @ValueSource(strings = {ENTITIES, SENTIMENT})
  void staysCloseToTheFloatModel(String output) {
    float[][] expected = rows(trained, output);
    float[][] actual = rows(int8, output);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Similarity.cosine(actual[i], expected[i])).isGreaterThan(0.98);
    }
  }

  @Test
  void noLabelDependsOnBatchMatesOrPadding() {
    try (OrtRun run = new OrtRun(int8)) {
      float[][] together = run.rows(ROWS, 40, SHAPES, ENTITIES);
      for (int i = 0; i < ROWS.length; i++) {
        float[] alone =
            run.rows(new long[][] {ROWS[i]}, ROWS[i].length, new long[][] {SHAPES[i]}, ENTITIES)[0];
        float[] real = Arrays.copyOf(together[i], alone.length);
        assertThat(real).containsExactly(alone, within(1e-4f));
        assertThat(labels(real)).isEqualTo(labels(alone));
      }
    }
  }

  @Test
  void floatIsRebuiltWithBothHeadsAndTheShapes() {
    OnnxGraph rebuilt = OnnxGraph.of(int8.toModel());

    assertThat(Dequantize.apply(rebuilt)).isEqualTo(37);
    assertThat(Unfuse.apply(rebuilt)).isEqualTo(new FusionReport(6, 12, 6));

    assertThat(rebuilt.inputs()).isEqualTo(trained.inputs());
    assertThat(rebuilt.outputs()).isEqualTo(trained.outputs());
    float[][] expected = rows(trained, ENTITIES);
    float[][] actual = rows(rebuilt, ENTITIES);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Similarity.cosine(actual[i], expected[i])).isGreaterThan(0.98);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ENTITIES, SENTIMENT})
  void halfPrecisionGivesTheSame(String output) {
    OnnxGraph half = OnnxGraph.of(trained.toModel());
    HalfPrecision.apply(half);
    assertAlike(rows(half, output), rows(trained, output), 0.01f);
  }

  private static float[][] rows(OnnxGraph graph, String output) {
    try (OrtRun run = new OrtRun(graph)) {
      float[][] rows = run.rows(ROWS, 14, SHAPES, output);
      if (output.equals(ENTITIES)) {
        // what a tagger says of padding is nobody's concern
        Arrays.setAll(rows, i -> Arrays.copyOf(rows[i], ROWS[i].length * LABELS));
      }
      return rows;
    }
  }

  private static void assertAlike(float[][] actual, float[][] expected, float difference) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(difference));
    }
  }

  private static int[] labels(float[] logits) {
    int[] labels = new int[logits.length / LABELS];
    for (int i = 0; i < logits.length; i++) {
      int token = i / LABELS;
      labels[token] =
          logits[i] > logits[token * LABELS + labels[token]] ? i % LABELS : labels[token];
    }
    return labels;
  }
}
