package io.rhema.training.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.tune.ReplayTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionTextsTest {
  private static final Path BUNDLES = Path.of("..", "bundles");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "sentiment/1, SENTIMENT, 152, 0.93",
    "entities/2, ENTITIES, 103, 0.95",
    "translation-en-fr/3, TRANSLATION, 62, 0.8"
  })
  void theShippedModelsHaveNearlyAllOfThemRight(
      String model, RegressionTexts texts, int count, double least) {
    ModelBundle bundle = ModelBundle.open(BUNDLES.resolve(model));
    Head head = bundle.heads().get(0);

    assertThat(RegressionTexts.of(bundle, head)).contains(texts);
    Evaluation evaluation = Evaluation.of(bundle, head, List.of(texts.data(head))).get(0);
    assertThat(evaluation.examples()).isEqualTo(count);
    assertThat(PairedCounts.score(evaluation)).isGreaterThan(least);
  }

  @Test
  void theyFitNoModelOfOtherLabels() {
    ModelBundle spam = ModelBundle.open(BUNDLES.resolve("spam/1"));

    assertThat(RegressionTexts.of(spam, spam.heads().get(0))).isEmpty();
  }

  @Test
  void noneOfThemIsLearnt() throws IOException {
    HashSet<String> replay = new HashSet<>(ReplayTexts.all());

    assertThat(replay).hasSize(ReplayTexts.all().size()).hasSizeGreaterThan(150);
    for (RegressionTexts texts : RegressionTexts.values()) {
      String content = Files.readString(texts.write(folder));
      assertThat(replay).noneMatch(content::contains);
    }
  }
}
