package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.base.TrainingException;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.recipe.TranslationRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationResumeTest {
  @TempDir Path folder;
  private TinyTranslation tiny;

  @BeforeEach
  void write() throws IOException {
    tiny = TinyTranslation.in(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 33})
  void anInterruptedTrainingEndsWithTheSameWeights(int lastStep) throws IOException {
    Outcome whole = train("whole", Integer.MAX_VALUE);

    assertThatThrownBy(() -> train("parts", lastStep)).isInstanceOf(Interruption.class);
    Outcome continued = train("parts", Integer.MAX_VALUE);

    assertThat(continued.model()).isEqualTo(whole.model());
    assertThat(continued.curve()).isEqualTo(whole.curve());
    assertThat(figures(continued)).isEqualTo(figures(whole));
  }

  private static List<Map<String, Double>> figures(Outcome outcome) {
    return outcome.candidates().values().stream().map(Evaluation::figures).toList();
  }

  @Test
  void aTrainingIsContinuedToALaterEnd() throws IOException {
    tiny.replace("cool-down-steps: 20", "cool-down-steps: 0");
    Outcome whole = train("whole", Integer.MAX_VALUE);

    tiny.replace("steps: 60", "steps: 40");
    train("parts", Integer.MAX_VALUE);
    tiny.replace("steps: 40", "steps: 60");
    Outcome continued = train("parts", Integer.MAX_VALUE);

    assertThat(continued.model()).isEqualTo(whole.model());
    assertThat(continued.curve()).isEqualTo(whole.curve());
  }

  @Test
  void aTrainingIsEndedWhereItStands() throws IOException {
    assertThatThrownBy(() -> train("work", 33)).isInstanceOf(Interruption.class);

    tiny.replace("steps: 60", "steps: 25");
    Outcome outcome = train("work", Integer.MAX_VALUE);

    assertThat(outcome.curve()).extracting(point -> point.step()).containsExactly(20);
    assertThat(outcome.candidates()).containsOnlyKeys("average", "translation");
  }

  @Test
  void refusesToGoOnWithAnotherVocabulary() throws IOException {
    train("work", Integer.MAX_VALUE);
    tiny.replace("vocabulary: 280", "vocabulary: 281");

    assertThatThrownBy(() -> train("work", Integer.MAX_VALUE))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("the recipe changed");
  }

  private Outcome train(String work, int lastStep) throws IOException {
    TranslationRecipe recipe = tiny.read();
    RunFolder run =
        RunFolder.open(folder.resolve(work), RunIdentity.of(recipe.lasting(), null, folder));
    return new TranslationTraining(
            TranslationStart.of(recipe), folder, run, new StopAfter(lastStep))
        .run()
        .outcome();
  }
}
