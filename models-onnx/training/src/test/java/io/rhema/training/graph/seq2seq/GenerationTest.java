package io.rhema.training.graph.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.generate.Generated;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.generate.GenerationStep;
import io.rhema.model.generate.Generator;
import io.rhema.model.session.SessionOptions;
import io.rhema.training.graph.layer.Positions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The serving graphs in the hands of the run time that serves them. */
class GenerationTest {
  private static final int LONGEST = 12;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writesTheSameWithACacheAndWithoutInBatchesAndAlone(Positions positions) throws Exception {
    TransformerShape shape = Teacher.transformer(positions);
    Seq2SeqGraphs.write(Seq2SeqGraphs.training(shape, 7).toModel(), shape, folder);
    Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n");
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"source_lang\": \"en\", \"target_lang\": \"fr\"}");
    ModelBundle bundle = ModelBundle.open(folder);
    List<int[]> sources = sources(shape.vocabulary());

    try (Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT)) {
      for (int beams : new int[] {1, 4}) {
        Generator generator = new Generator(model, GenerationOptions.of(bundle).withBeams(beams));
        List<Generated> together = generator.generate(sources);
        assertThat(ids(generator.withoutCache().generate(sources))).isEqualTo(ids(together));
        List<Generated> alone = new ArrayList<>();
        sources.forEach(source -> alone.addAll(generator.generate(List.of(source))));
        assertThat(ids(alone)).isEqualTo(ids(together));
        assertAttends(generator, sources.get(0));
      }
    }
  }

  private static void assertAttends(Generator generator, int[] source) {
    List<GenerationStep> steps = new ArrayList<>();
    generator.generate(source, steps::add);
    assertThat(steps)
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.attention()).hasSize(source.length));
  }

  private static List<List<Integer>> ids(List<Generated> texts) {
    return texts.stream().map(text -> Arrays.stream(text.ids()).boxed().toList()).toList();
  }

  private static List<int[]> sources(int vocabulary) {
    Random random = new Random(3);
    List<int[]> sources = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      int[] source = new int[2 + random.nextInt(LONGEST - 1)];
      Arrays.setAll(source, k -> 3 + random.nextInt(vocabulary - 3));
      source[source.length - 1] = 1;
      sources.add(source);
    }
    return sources;
  }
}
