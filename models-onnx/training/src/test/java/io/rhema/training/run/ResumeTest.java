package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.base.BaseModel;
import io.rhema.training.base.TrainingException;
import io.rhema.training.recipe.BundleBase;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.report.CurvePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
  @TempDir Path folder;
  private TinyRecipe tiny;

  @BeforeEach
  void write() throws IOException {
    tiny = TinyRecipe.in(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 37})
  void anInterruptedTrainingEndsWithTheSameWeights(int lastStep) throws IOException {
    endsTheSameWhenInterruptedAfter(lastStep);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 21, 51})
  void soDoesThatOfATagger(int lastStep) throws IOException {
    tiny = TinyRecipe.tagging(folder);

    endsTheSameWhenInterruptedAfter(lastStep);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 60})
  void soDoesThatOfTwoHeads(int lastStep) throws IOException {
    tiny = TinyRecipe.joint(folder);

    endsTheSameWhenInterruptedAfter(lastStep);
  }

  @Test
  void soDoesOneThatEndsBeforeItsLastStepBecauseNothingGetsBetter() throws IOException {
    replace(tiny.file(), "epochs: 2", "epochs: 40");
    replace(tiny.file(), "settings: {", "settings: {early-stopping: {patience: 2}, ");

    endsTheSameWhenInterruptedAfter(21);

    List<CurvePoint> first =
        train("whole", Integer.MAX_VALUE).curve().stream()
            .filter(point -> point.pass().equals("warm"))
            .toList();
    List<Double> scores = first.stream().map(CurvePoint::score).toList();
    assertThat(first.get(first.size() - 1).step()).isLessThan(400);
    assertThat(scores.indexOf(Collections.max(scores))).isEqualTo(scores.size() - 3);
  }

  private void endsTheSameWhenInterruptedAfter(int lastStep) throws IOException {
    Outcome whole = train("whole", Integer.MAX_VALUE);

    assertThatThrownBy(() -> train("parts", lastStep)).isInstanceOf(Interruption.class);
    Outcome continued = train("parts", Integer.MAX_VALUE);

    assertThat(continued.model()).isEqualTo(whole.model());
    assertThat(continued.curve()).isEqualTo(whole.curve());
    assertThat(continued.chosen()).isEqualTo(whole.chosen());
  }

  @Test
  void refusesToGoOnWithAnotherRecipe() throws IOException {
    train("work", Integer.MAX_VALUE);
    replace(tiny.file(), "dropout: 0.1", "dropout: 0.2");

    assertThatThrownBy(() -> train("work", Integer.MAX_VALUE))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("the recipe changed")
        .hasMessageContaining("dropout=0.1");
  }

  @Test
  void refusesToGoOnWithOtherData() throws IOException {
    train("work", Integer.MAX_VALUE);
    TinyBase.writeTexts(folder.resolve("train.tsv"), 80, 77);

    assertThatThrownBy(() -> train("work", Integer.MAX_VALUE))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("train.tsv changed");
  }

  @Test
  void refusesToGoOnWithAnotherBase() throws IOException {
    train("work", Integer.MAX_VALUE);
    TinyBase.write(folder.resolve("base"), 12);

    assertThatThrownBy(() -> train("work", Integer.MAX_VALUE))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("the base is another one");
  }

  private Outcome train(String work, int lastStep) throws IOException {
    EncoderRecipe recipe = tiny.read();
    BaseModel base = BaseModel.of((BundleBase) recipe.base(), folder);
    RunFolder run =
        RunFolder.open(folder.resolve(work), RunIdentity.of(recipe, base.sha256(), folder));
    try (ModelTraining training =
        new ModelTraining(recipe, folder, base, run, new StopAfter(lastStep))) {
      return training.run();
    }
  }

  private static void replace(Path file, String old, String now) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, now));
  }
}
