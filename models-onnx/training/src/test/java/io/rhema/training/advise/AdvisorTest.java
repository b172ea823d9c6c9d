package io.rhema.training.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.launch.TrainLauncher;
import io.rhema.training.launch.TrainingJob;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.RecipeReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisorTest {
  private static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void trainsRatesAndNamesTheRecipeToGoOnWith() throws Exception {
    List<String> lines = new ArrayList<>(LabelledFile.lines(120));
    lines.add("weather\t...");
    lines.add("weather\t!");
    Path data = LabelledFile.write(folder.resolve("texts.tsv"), lines);

    Advice advice =
        advisor(data, Duration.ofMinutes(5), Candidate.BAG_OF_BIGRAMS, Candidate.LSTM).advise();

    assertThat(advice.heuristic()).isEqualTo(Heuristic.Kind.BAG_OF_BIGRAMS);
    assertThat(advice.left()).containsOnlyKeys(Candidate.LSTM);
    assertThat(advice.best()).isEqualTo(Candidate.BAG_OF_BIGRAMS);
    Rating trivial = advice.ratings().get(0);
    Rating trained = advice.ratings().get(1);
    assertThat(trivial.accuracy().value()).isLessThan(0.8);
    assertThat(trivial.bytes()).isEmpty();
    assertThat(trained.accuracy().total()).isEqualTo(advice.profile().heldOut());
    assertThat(trained.accuracy().value()).isGreaterThan(0.9);
    assertThat(trained.bytes().orElseThrow()).isPositive();
    assertThat(trained.textsPerSecond().orElseThrow()).isPositive();
    assertThat(trained.cutOff()).isFalse();
    assertThat(advice.recipe()).isEqualTo(folder.resolve("out/bag-of-bigrams.yaml"));
    assertThat(folder.resolve("out"))
        .isDirectoryContaining("glob:**/bag-of-bigrams")
        .isDirectoryContaining("glob:**/lstm.yaml");
    assertThat(folder.resolve("out/bag-of-bigrams-report").toFile().list())
        .containsExactly("report.html");
    assertThat(said).anySatisfy(line -> assertThat(line).contains("the best so far"));
  }

  @Test
  void marksATrainingThatItsBudgetEnded() throws Exception {
    Path data = LabelledFile.write(folder.resolve("texts.tsv"), LabelledFile.lines(120));

    Advice advice = advisor(data, Duration.ofMillis(1), Candidate.BAG_OF_WORDS).advise();

    assertThat(advice.ratings()).extracting(Rating::cutOff).containsExactly(false, true);
    assertThat(folder.resolve("out/bag-of-words/MODEL_CARD.md"))
        .content()
        .contains("| " + TrainingJob.CUT_OFF + " | 1 |");
  }

  @Test
  void everyRecipeCanBeReadWhateverLabelsAndFileAreCalled() throws Exception {
    List<String> lines =
        LabelledFile.lines(60).stream()
            .map(line -> line.replace("weather", "no: \"#1\"").replace("trains", "007"))
            .toList();
    Path data = LabelledFile.write(folder.resolve("a: b's #1.tsv"), lines);
    List<TrainingJob> asked = new ArrayList<>();
    Advisor advisor =
        new Advisor(
            request(data, Duration.ofSeconds(8), Candidate.values()),
            job -> {
              asked.add(job);
              return 3;
            },
            said::add);

    assertThatThrownBy(advisor::advise)
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("'bag of words' could not be trained (status 3)");

    assertThat(asked)
        .extracting(TrainingJob::cpuLimit)
        .containsExactly(Optional.of(Duration.ofSeconds(8).dividedBy(3)));
    for (Candidate candidate : Candidate.values()) {
      EncoderRecipe recipe =
          (EncoderRecipe)
              RecipeReader.read(folder.resolve("out").resolve(candidate.key() + ".yaml"));
      ClassificationGoal goal = (ClassificationGoal) recipe.goals().get(0);
      assertThat(goal.labels().keySet()).containsExactly("007", "no: \"#1\"");
      assertThat(goal.dev().path()).isEqualTo("a: b's #1.tsv");
    }
  }

  @Test
  void refusesBeforeAnythingIsWritten() throws IOException {
    Path one = LabelledFile.write(folder.resolve("one.tsv"), List.of("a\tb"));

    assertThatThrownBy(() -> advisor(one, Duration.ofSeconds(1)).advise())
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("1 texts");
    assertThatThrownBy(() -> advisor(folder.resolve("no.tsv"), Duration.ofSeconds(1)).advise())
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("There is no file");
    assertThatThrownBy(() -> advisor(one, Duration.ZERO).advise())
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining("must be more than none");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Advisor advisor(Path data, Duration budget, Candidate... candidates) {
    return new Advisor(
        request(data, budget, candidates),
        job -> TrainLauncher.run(job, CLASS_PATH, said::add),
        said::add);
  }

  private AdviceRequest request(Path data, Duration budget, Candidate... candidates) {
    return new AdviceRequest(
        data,
        new TableColumns(Optional.empty(), Optional.empty()),
        0.25,
        budget,
        1,
        List.of(candidates),
        Optional.empty(),
        folder.resolve("out"));
  }
}
