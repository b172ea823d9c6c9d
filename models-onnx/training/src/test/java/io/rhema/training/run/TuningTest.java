package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.training.base.TrainingException;
import io.rhema.training.evaluate.TaggedData;
import io.rhema.training.evaluate.TaggingEvaluation;
import io.rhema.training.gate.Gate;
import io.rhema.training.gate.GateOptions;
import io.rhema.training.gate.GateSets;
import io.rhema.training.gate.SetRole;
import io.rhema.training.gate.Verdict;
import io.rhema.training.graph.bundle.BundleQuantizer;
import io.rhema.training.graph.quantize.QuantizeOptions;
import io.rhema.training.metric.LogitDifference;
import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.ConllOptions.Scheme;
import io.rhema.training.recipe.ConllOptions.Separator;
import io.rhema.training.tune.CandidateBundle;
import io.rhema.training.tune.TuningOptions;
import io.rhema.training.tune.TuningRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serving model, examples, recipe, training, candidate, gate: with tiny models, really trained. */
class TuningTest {
  @TempDir Path folder;
  private Path serving;
  private Path regression;

  @BeforeEach
  void serve() throws IOException {
    TinyRecipe first = TinyRecipe.in(folder);
    Path trained = folder.resolve("first");
    train(first.file(), folder, trained);
    serving = folder.resolve("serving");
    BundleQuantizer.quantize(trained, serving, QuantizeOptions.defaults());
    regression = examples(folder.resolve("regression.jsonl"), 60, 9, false);
  }

  @Test
  void aCandidateOfTheSameKindPassesAndTellsWhereItComesFrom() throws IOException {
    Candidate tuned = tune(false, false);

    Verdict verdict = tuned.judge();

    assertThat(verdict.reasons()).anyMatch(reason -> reason.contains("60 regression texts"));
    assertThat(verdict.passed()).as("%s", verdict.reasons()).isTrue();
    assertThat(verdict.agreements()).hasSize(2);
    BundleManifest manifest = ModelBundle.open(tuned.candidate).manifest().orElseThrow();
    assertThat(manifest.name()).isEqualTo("goodness");
    assertThat(manifest.version()).isEqualTo("2");
    assertThat(manifest.precision()).isEqualTo(Precision.INT8);
    assertThat(manifest.provenance().base())
        .isEqualTo(
            "goodness 1 (rhema.json SHA-256 %s)".formatted(BundleManifest.checksum(serving)));
    assertThat(manifest.provenance().metrics().get(LogitDifference.NAME)).isLessThan(1e-4);
    assertThat(manifest.provenance().dataSets()).hasSize(2);
    assertThat(manifest.files()).containsKey(CandidateBundle.RECIPE);
    assertThat(tuned.candidate.resolve("MODEL_CARD.md"))
        .content()
        .contains("Trained further from goodness 1")
        .doesNotContain(folder.toString());
  }

  @Test
  void flippedLabelsAreStoppedByTheDevSet() throws IOException {
    Verdict verdict = tune(true, false).judge();

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons()).anyMatch(reason -> reason.matches(".*dev texts.*worse, p = .*"));
  }

  @Test
  void wherePoisonIsInTheDevSetTooTheRegressionSetStopsIt() throws IOException {
    Verdict verdict = tune(true, true).judge();

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.comparisons())
        .filteredOn(one -> one.role() == SetRole.DEV)
        .allMatch(one -> one.significantlyBetter(GateOptions.DEFAULT));
    assertThat(verdict.reasons())
        .singleElement()
        .asString()
        .contains("regression texts that goodness 1 has right")
        .contains("worse, p = ");
  }

  @Test
  void theOtherHeadOfABundleStaysAsItWas() throws IOException {
    Path trained = folder.resolve("joint");
    train(TinyRecipe.joint(folder).file(), folder, trained);
    serving = trained;
    double before = names(serving);

    // Of the words that are replayed the tiny model knows hardly any, and its encoder moves with
    // all.
    Candidate tuned =
        tune(false, false, TuningOptions.of("2").withHead("sentiment").withLearningRate(0.02));
    Verdict verdict =
        new Gate(GateOptions.DEFAULT.withHead("sentiment"))
            .judge(
                serving, tuned.candidate, tuned.data.resolve("dev.jsonl"), Optional.of(regression));

    assertThat(verdict.passed()).as("%s", verdict.reasons()).isTrue();
    assertThat(ModelBundle.open(tuned.candidate).heads())
        .extracting(Head::name)
        .containsExactly("sentiment", "entities");
    assertThat(before).isGreaterThan(0.9);
    assertThat(names(tuned.candidate)).isGreaterThan(before - 0.05);
  }

  /** F1 of the entities that a bundle finds. */
  private double names(Path bundle) {
    ConllOptions format =
        new ConllOptions(
            ConllOptions.LAST,
            Separator.TAB,
            Scheme.BIO,
            "",
            Map.of("PER", "PER", "LOC", "LOC", "product", "MISC"));
    TaggedData data = TaggedData.read("dev", folder.resolve("dev.tags"), format, Set.of());
    return TaggingEvaluation.of(ModelBundle.open(bundle), List.of(data)).get(0).tokens().value();
  }

  @Test
  void whatIsOfAnotherKindIsNoCandidate() throws IOException {
    Path other = folder.resolve("other");
    Path recipe = folder.resolve("recipe.yaml");
    Files.writeString(
        recipe,
        Files.readString(recipe).replace("negative, \"1\": positive", "weak, \"1\": strong"));
    train(recipe, folder, other);

    assertThatThrownBy(
            () -> new CandidateBundle(serving).write(other, recipe, folder.resolve("candidate")))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("[weak, strong]")
        .hasMessageContaining("[negative, positive]");
    assertThat(folder.resolve("candidate")).doesNotExist();
    assertThat(gate().judge(serving, other, regression, Optional.empty()).reasons())
        .singleElement()
        .asString()
        .contains("the candidate has the heads");
  }

  private record Candidate(Path serving, Path data, Path regression, Path trained, Path candidate) {
    Verdict judge() {
      GateSets sets =
          GateSets.of(data.resolve("dev.jsonl"), Optional.of(regression))
              .with(SetRole.CORRECTIONS, data.resolve("dev.jsonl"));
      return gate().judge(serving, candidate, sets, Optional.of(trained));
    }
  }

  private static Gate gate() {
    return new Gate(GateOptions.DEFAULT);
  }

  private Candidate tune(boolean flippedTrain, boolean flippedDev) throws IOException {
    return tune(flippedTrain, flippedDev, TuningOptions.of("2").withLearningRate(0.05));
  }

  private Candidate tune(boolean flippedTrain, boolean flippedDev, TuningOptions chosen)
      throws IOException {
    Path data = Files.createDirectory(folder.resolve("examples"));
    examples(data.resolve("train.jsonl"), 80, 5, flippedTrain);
    examples(data.resolve("dev.jsonl"), 40, 6, flippedDev);
    Path recipe = folder.resolve("tuning.yaml");
    TuningOptions options = chosen.withEpochs(4).withBatchSize(8);
    TuningRecipe.write(serving, data, options, recipe);
    Path trained = folder.resolve("trained");
    train(recipe, data, trained);
    Path candidate = folder.resolve("candidate");
    new CandidateBundle(serving).write(trained, recipe, candidate);
    return new Candidate(serving, data, regression, trained, candidate);
  }

  private static void train(Path recipe, Path data, Path output) {
    Path work = output.resolveSibling(output.getFileName() + "-work");
    assertThat(
            TrainMain.run(
                recipe.toString(),
                "--data=" + data,
                "--output=" + output,
                "--work=" + work,
                "--commit=0000000"))
        .isZero();
  }

  private static Path examples(Path file, int count, long seed, boolean flipped)
      throws IOException {
    Random random = new Random(seed);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean good = random.nextBoolean();
      lines.append(
          "{\"text\":\"the film %s %s%s\",\"label\":\"%s\"}\n"
              .formatted(
                  random.nextBoolean() ? "was" : "is",
                  "so ".repeat(random.nextInt(6)),
                  good ? "good" : "bad",
                  good != flipped ? "positive" : "negative"));
    }
    return Files.writeString(file, lines);
  }
}
