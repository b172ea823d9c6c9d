package io.rhema.training.graph.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.task.TokenClassification;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bundles of taggers, and of two heads that see the case of words, from format to format. */
class HeadsRewriteTest {

  private static final byte TITLE = 1;
  private static final TokenBatch ROWS =
      TokenBatch.ofRows(
          List.of(
              new TokenRow(new int[] {2, 4, 3}, new byte[] {0, TITLE, 0}),
              new TokenRow(new int[] {2, 1100, 5, 7, 3}, new byte[] {0, 2, 3, TITLE, 0})),
          0);
  private static final TokenBatch SMALL_LETTERS =
      TokenBatch.of(List.of(new int[] {2, 4, 3}, new int[] {2, 1100, 5, 7, 3}), 0);

  @TempDir Path folder;

  @Test
  void aTaggerIsServedAsInt8() throws IOException {
    Path trained = TinyBundle.writeTagger(folder.resolve("trained"));
    Path int8 = folder.resolve("int8");

    BundleQuantizer.Result result =
        BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());

    assertThat(result.quantised().matrices()).containsExactly("weight");
    assertThat(result.quantised().keptFloat()).containsExactly("classifier.weight");
    assertThat(ModelBundle.open(int8).task(TokenClassification.class).labels())
        .containsExactly("O", "B-PER", "I-PER");
    assertAlike(run(int8, ROWS), run(trained, ROWS));
  }

  @Test
  void bothHeadsAreServedAsInt8AndSeeTheCase() throws IOException {
    Path trained = TinyBundle.writeTwoHeads(folder.resolve("trained"));
    Path int8 = folder.resolve("int8");

    BundleQuantizer.Result result =
        BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());
    BundleMetrics.add(int8, Map.of("made up F1 int8", 0.75));

    assertThat(result.quantised().matrices()).containsExactly("weight");
    assertThat(result.quantised().keptFloat())
        .containsExactlyInAnyOrder("sentiment.weight", "entities.weight");
    ModelBundle bundle = ModelBundle.open(int8);
    assertThat(bundle.heads()).isEqualTo(TinyBundle.HEADS);
    assertThat(bundle.manifest().orElseThrow().precision()).isEqualTo(Precision.INT8);
    assertThat(bundle.manifest().orElseThrow().provenance().metrics())
        .containsEntry("made up F1 int8", 0.75);
    List<FloatTensor> answers = run(int8, ROWS);
    assertAlike(answers, run(trained, ROWS));
    for (int i = 0; i < answers.size(); i++) {
      assertThat(run(int8, SMALL_LETTERS).get(i).data()).isNotEqualTo(answers.get(i).data());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FP32", "FP16"})
  void bothHeadsAreRebuiltInFloat(Precision precision) throws IOException {
    Path trained = TinyBundle.writeTwoHeads(folder.resolve("trained"));
    Path int8 = folder.resolve("int8");
    Path rebuilt = folder.resolve("rebuilt");
    BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());

    BundleConverter.convert(int8, rebuilt, precision);

    assertThat(ModelBundle.open(rebuilt).heads()).isEqualTo(TinyBundle.HEADS);
    assertAlike(run(rebuilt, ROWS), run(trained, ROWS));
  }

  private static List<FloatTensor> run(Path bundle, TokenBatch batch) {
    try (LoadedModel model = ModelBundle.open(bundle).openModel(SessionOptions.DEFAULT)) {
      return model.run(batch);
    }
  }

  private static void assertAlike(List<FloatTensor> actual, List<FloatTensor> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).shape()).isEqualTo(expected.get(i).shape());
      assertThat(actual.get(i).data()).containsExactly(expected.get(i).data(), within(0.02f));
    }
  }
}
