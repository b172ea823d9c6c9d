package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.base.TrainingException;
import io.rhema.training.gate.Comparison;
import io.rhema.training.gate.Gate;
import io.rhema.training.gate.GateOptions;
import io.rhema.training.gate.SetRole;
import io.rhema.training.gate.Verdict;
import io.rhema.training.graph.bundle.BundleQuantizer;
import io.rhema.training.graph.quantize.QuantizeOptions;
import io.rhema.training.launch.TrainingResult;
import io.rhema.training.recipe.TranslationRecipe;
import io.rhema.training.tune.CandidateBundle;
import io.rhema.training.tune.TuningOptions;
import io.rhema.training.tune.TuningRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A translator that was served is trained further. */
class FurtherTranslationTest {
  private static final String MODEL =
      "{hidden: 32, heads: 2, feed-forward: 64, encoder-layers: 1, decoder-layers: 1}";

  @TempDir Path folder;
  private TinyTranslation tiny;

  @BeforeEach
  void write() throws IOException {
    tiny = TinyTranslation.in(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {MODEL, "{architecture: lstm, hidden: 32, encoder-layers: 2}"})
  void startsFromAllWeightsOfTheBundle(String model) throws IOException {
    tiny.replace(MODEL, model);
    assertThat(train(tiny.file(), "first")).isZero();
    tiny.replace("vocabulary: 280\n", "");
    tiny.replace(model, "{base: %s}".formatted(folder.resolve("first")));
    tiny.replace("learning-rate: 5e-3", "learning-rate: 1e-9");
    tiny.replace("cool-down-steps: 20", "cool-down-steps: 0");
    tiny.replace("steps: 60", "steps: 1");
    tiny.replace("evaluate-every: 20", "evaluate-every: 1");

    assertThat(train(tiny.file(), "second")).isZero();

    assertThat(loss("second")).isCloseTo(loss("first"), within(1e-4));
    assertThat(folder.resolve("second/tokenizer.json"))
        .hasSameBinaryContentAs(folder.resolve("first/tokenizer.json"));
  }

  @Test
  void learnsWhatWasCorrectedAndMayTakeOver() throws IOException {
    tiny.replace("steps: 60", "steps: 300");
    tiny.replace("evaluate-every: 20", "evaluate-every: 100");
    assertThat(train(tiny.file(), "first")).isZero();
    Path serving = folder.resolve("serving");
    BundleQuantizer.quantize(folder.resolve("first"), serving, QuantizeOptions.defaults());
    Path data = Files.createDirectories(folder.resolve("corrections"));
    corrections(data);
    TuningOptions options = TuningOptions.of("2").withLearningRate(5e-3).withEpochs(300);
    Path recipe = data.resolve("recipe.yaml");
    TuningRecipe.write(serving, data, options, recipe);

    assertThat(train(recipe, data, "tuned")).isZero();

    Path candidate = folder.resolve("candidate");
    new CandidateBundle(serving).write(folder.resolve("tuned"), recipe, candidate);
    BundleManifest manifest = ModelBundle.open(candidate).manifest().orElseThrow();
    assertThat(manifest.version()).isEqualTo("2");
    assertThat(manifest.provenance().base()).startsWith("tiny-en-fr 1 (rhema.json SHA-256 ");
    assertThat(candidate.resolve("MODEL_CARD.md")).content().contains("Trained further on the JVM");
    Verdict verdict =
        new Gate(GateOptions.DEFAULT)
            .judge(
                serving, candidate, data.resolve("dev.tsv"), Optional.of(data.resolve("dev.tsv")));
    assertThat(verdict.passed()).as("%s", verdict.reasons()).isTrue();
    assertThat(verdict.comparisons())
        .filteredOn(Comparison::role, SetRole.DEV)
        .singleElement()
        .satisfies(dev -> assertThat(dev.candidateScore()).isGreaterThan(dev.servingScore() + 0.2));
  }

  @Test
  void goesOnWithNoOtherBase() throws IOException {
    assertThat(train(tiny.file(), "first")).isZero();
    Path serving = folder.resolve("serving");
    BundleQuantizer.quantize(folder.resolve("first"), serving, QuantizeOptions.defaults());
    Path base = Files.move(folder.resolve("first"), folder.resolve("base"));
    tiny.replace("vocabulary: 280\n", "");
    tiny.replace(MODEL, "{base: %s}".formatted(base));
    open();
    Files.move(base, folder.resolve("first"));
    Files.move(serving, base);

    assertThatThrownBy(this::open)
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("the base is another one");
  }

  private void open() throws IOException {
    TranslationRecipe recipe = tiny.read();
    String base = TranslationStart.of(recipe).sha256();
    RunFolder.open(folder.resolve("work"), RunIdentity.of(recipe.lasting(), base, folder));
  }

  /** The last word is another one now; nothing else is. */
  private static void corrections(Path data) throws IOException {
    List<String> all = new ArrayList<>();
    for (String size : List.of("big\tgrand", "red\trouge", "one\tun", "two\tdeux")) {
      for (String more : List.of("big\tgrand", "red\trouge", "one\tun", "two\tdeux")) {
        String[] a = size.split("\t");
        String[] b = more.split("\t");
        all.add("%s %s dog.\t%s %s toutou.".formatted(a[0], b[0], a[1], b[1]));
      }
    }
    Files.write(data.resolve("train.tsv"), all);
    Files.write(data.resolve("dev.tsv"), all.subList(0, 8));
  }

  private double loss(String output) throws IOException {
    return TrainingResult.read(folder.resolve(output + "-work")).figures().entrySet().stream()
        .filter(figure -> figure.getKey().contains("loss"))
        .mapToDouble(figure -> figure.getValue())
        .findFirst()
        .orElseThrow();
  }

  private int train(Path recipe, String output) {
    return train(recipe, folder, output);
  }

  private int train(Path recipe, Path data, String output) {
    return TrainMain.run(
        recipe.toString(),
        "--data=" + data,
        "--output=" + folder.resolve(output),
        "--work=" + folder.resolve(output + "-work"));
  }
}
