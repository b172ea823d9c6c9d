package io.rhema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyRecurrent;
import io.rhema.model.testing.TinySeq2Seq;
import io.rhema.model.testing.TinySeq2SeqWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layout, with a cache and without, in batches and alone, against the plain definition. */
@ExtendWith(NoSessionLeak.class)
class LayoutsTest {
  private static final List<int[]> SOURCES = sources(100);
  private static final int BATCH = 16;

  /** By the number of beams: the same for all layouts. */
  private static final Map<Integer, List<Generated>> DEFINED = new ConcurrentHashMap<>();

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "SEPARATE, 1",
    "SEPARATE, 4",
    "MERGED, 1",
    "MERGED, 4",
    "SINGLE, 1",
    "SINGLE, 4",
    "WITHOUT_CACHE, 1",
    "WITHOUT_CACHE, 4"
  })
  void writesWhatTheDefinitionSays(TinySeq2Seq.Layout layout, int beams) {
    TinySeq2SeqWeights weights = new TinySeq2SeqWeights(11, 2.5f);
    ModelBundle bundle = ModelBundle.open(new TinySeq2Seq(weights).write(dir, layout));
    GenerationOptions options = GenerationOptions.of(bundle).withBeams(beams);
    List<Generated> expected =
        DEFINED.computeIfAbsent(beams, n -> expected(weights::scores, options));

    try (Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT)) {
      Generator generator = new Generator(model, options);
      assertSame(inBatches(generator, BATCH), expected);
      assertSame(inBatches(generator, 1), expected);
      assertSame(inBatches(generator.withoutCache(), BATCH), expected);
    }
  }

  @ParameterizedTest
  @EnumSource(EarlyStopping.class)
  void stopsAsTheDefinitionDoes(EarlyStopping stopping) {
    TinySeq2SeqWeights weights = new TinySeq2SeqWeights(5, 2);
    ModelBundle bundle =
        ModelBundle.open(new TinySeq2Seq(weights).write(dir, TinySeq2Seq.Layout.SINGLE));
    for (double penalty : new double[] {-0.5, 0.6, 2}) {
      GenerationOptions options =
          GenerationOptions.of(bundle)
              .withBeams(3)
              .withEarlyStopping(stopping)
              .withLengthPenalty(penalty);
      try (Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT)) {
        assertSame(
            inBatches(new Generator(model, options), BATCH), expected(weights::scores, options));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aRecurrentDecoderWritesWhatItsDefinitionSays(int beams) {
    TinyRecurrent recurrent = new TinyRecurrent(new TinySeq2SeqWeights(2, 3));
    ModelBundle bundle = ModelBundle.open(recurrent.write(dir));
    GenerationOptions options = GenerationOptions.of(bundle).withBeams(beams);
    List<Generated> expected = expected(recurrent::scores, options);

    try (Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT)) {
      Generator generator = new Generator(model, options);
      assertSame(inBatches(generator, BATCH), expected);
      assertSame(inBatches(generator, 1), expected);
      assertThatThrownBy(generator::withoutCache)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is recurrent");
    }
  }

  /** Some end by themselves and some are cut off, or the comparison would say little. */
  private static List<Generated> expected(
      BeamReference.Definition definition, GenerationOptions options) {
    BeamReference reference = new BeamReference(definition, options);
    List<Generated> expected = SOURCES.stream().map(reference::search).toList();
    assertThat(expected).extracting(Generated::finish).contains(Finish.END, Finish.MAX_TOKENS);
    return expected;
  }

  private static List<Generated> inBatches(Generator generator, int size) {
    List<Generated> all = new ArrayList<>();
    for (int from = 0; from < SOURCES.size(); from += size) {
      all.addAll(generator.generate(SOURCES.subList(from, Math.min(SOURCES.size(), from + size))));
    }
    return all;
  }

  private static void assertSame(List<Generated> found, List<Generated> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      Generated one = found.get(i);
      Generated other = expected.get(i);
      assertThat(one.ids()).as("source %d", i).containsExactly(other.ids());
      assertThat(one.finish()).isEqualTo(other.finish());
      assertThat(one.score()).isCloseTo(other.score(), within());
      assertThat(one.logProbability()).isCloseTo(other.logProbability(), within());
    }
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-3);
  }

  private static List<int[]> sources(int count) {
    Random random = new Random(3);
    List<int[]> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] source = new int[1 + random.nextInt(12)];
      Arrays.setAll(source, k -> 2 + random.nextInt(TinySeq2SeqWeights.VOCABULARY - 2));
      source[source.length - 1] = TinySeq2SeqWeights.END;
      sources.add(source);
    }
    return sources;
  }
}
