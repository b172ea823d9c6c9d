package io.rhema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinySeq2Seq;
import io.rhema.model.testing.TinySeq2SeqWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every layout, with a cache and without, in batches and alone, against the plain definition. */
@ExtendWith(NoSessionLeak.class)
class LayoutsTest {
  private static final int SOURCES = 120;
  private static final int BATCH = 16;

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
    "WITHOUT_CACHE, 3"
  })
  void writesWhatTheDefinitionSays(TinySeq2Seq.Layout layout, int beams) {
    TinySeq2SeqWeights weights = new TinySeq2SeqWeights(11, 2.5f);
    ModelBundle bundle = ModelBundle.open(new TinySeq2Seq(weights).write(dir, layout));
    List<int[]> sources = sources(3);
    GenerationOptions options = GenerationOptions.of(bundle).withBeams(beams);
    BeamReference reference = new BeamReference(weights, options);
    List<Generated> expected = sources.stream().map(reference::search).toList();

    try (Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT)) {
      Generator generator = new Generator(model, options);
      assertSame(inBatches(generator, sources, BATCH), expected);
      assertSame(inBatches(generator, sources, 1), expected);
      assertSame(inBatches(generator.withoutCache(), sources, BATCH), expected);
    }
  }

  private static List<Generated> inBatches(Generator generator, List<int[]> sources, int size) {
    List<Generated> all = new ArrayList<>();
    for (int from = 0; from < sources.size(); from += size) {
      all.addAll(generator.generate(sources.subList(from, Math.min(sources.size(), from + size))));
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

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-3);
  }

  private static List<int[]> sources(long seed) {
    Random random = new Random(seed);
    List<int[]> sources = new ArrayList<>();
    for (int i = 0; i < SOURCES; i++) {
      int[] source = new int[1 + random.nextInt(12)];
      Arrays.setAll(source, k -> 2 + random.nextInt(TinySeq2SeqWeights.VOCABULARY - 2));
      source[source.length - 1] = TinySeq2SeqWeights.END;
      sources.add(source);
    }
    return sources;
  }
}
