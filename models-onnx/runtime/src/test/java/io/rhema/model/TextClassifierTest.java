package io.rhema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class TextClassifierTest {
  @TempDir Path dir;

  @Test
  void answersInTheOrderOfTheTexts() {
    List<LabelScores> results =
        classify("The movie was great!", "Awful.", "", "good AND good, and the film was GOOD");

    assertThat(results)
        .extracting(LabelScores::label)
        .containsExactly("positive", "negative", "negative", "positive");
    assertThat(results.get(0).score())
        .isCloseTo(positive("the", "movie", "was", "great", "!"), within(1e-6f));
    assertThat(results.get(1).score()).isCloseTo(1 - positive("awful", "."), within(1e-6f));
    assertThat(results.get(2).score()).isEqualTo(0.5f);
  }

  @Test
  void combinesTheWindowsOfALongText() {
    // 20 sub-words, 14 to a window, 4 shared: [0, 14) and [10, 20).
    String text = "good ".repeat(10) + "the ".repeat(10);

    LabelScores result = classify(text).get(0);

    // Window logits: 10 × 2 / 16 with weight 14, 0 with weight 10.
    double logit = 20 / 16.0 * 14 / 24;
    assertThat(result.score()).isCloseTo((float) (1 / (1 + Math.exp(-2 * logit))), within(1e-6f));
  }

  @Test
  void answersDoNotDependOnWhatElseIsInTheList() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      texts.add("good ".repeat(i % 12) + "bad ".repeat(i % 7) + "movie");
    }

    List<LabelScores> together = classify(texts.toArray(String[]::new));

    for (int i = 0; i < texts.size(); i += 37) {
      LabelScores alone = classify(texts.get(i)).get(0);
      assertThat(together.get(i).label()).isEqualTo(alone.label());
      assertThat(together.get(i).score()).isCloseTo(alone.score(), within(1e-6f));
    }
  }

  private List<LabelScores> classify(String... texts) {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(dir));
    try (TextClassifier classifier = TextClassifier.open(bundle, SessionOptions.DEFAULT)) {
      return classifier.classify(List.of(texts));
    }
  }

  private static float positive(String... words) {
    return (float) TinyBundles.positiveScore(words);
  }
}
