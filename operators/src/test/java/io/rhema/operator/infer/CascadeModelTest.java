package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The small model says of "good" what the large one does, and of a neutral text one half. */
@ExtendWith(NoSessionLeak.class)
class CascadeModelTest {
  private static final String SMALL = "small";
  private static final String LARGE = "large";

  @TempDir private Path dir;

  @Test
  void largeModelAnswersWhatTheSmallOneIsNotSureOf() throws Exception {
    try (InferenceHarness harness = InferenceHarness.opened(options(0.9f))) {
      harness.process("good", "the movie", "awful", "was", "great");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "1", "2", "3", "4");
      assertThat(harness.results())
          .extracting(SentimentResult::getModel)
          .containsExactly(SMALL, LARGE, SMALL, LARGE, SMALL);
      assertThat(harness.counter(SMALL, "records").getCount()).isEqualTo(3);
      assertThat(harness.counter(LARGE, "records").getCount()).isEqualTo(5);
      assertThat(harness.counter(LARGE, "tokens").getCount()).isEqualTo(4 + 3);
    }
  }

  @Test
  void scoreThatNobodyReachesLeavesEverythingToTheLargeModel() throws Exception {
    try (InferenceHarness harness = InferenceHarness.opened(options(1))) {
      harness.process("good", "awful");
      harness.endTexts();

      assertThat(harness.results()).extracting(SentimentResult::getModel).containsOnly(LARGE);
    }
  }

  /** What fails in the small model may be answered by the large one, or is refused by it. */
  @Test
  void textThatBothFailOnIsOneDeadLetter() throws Exception {
    try (InferenceHarness harness = InferenceHarness.opened(options(0.9f))) {
      harness.process("good", "crash", "awful");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "2");
      assertThat(harness.deadLetters()).hasSize(1);
    }
  }

  @Test
  void emptyTextIsTheLargeModelsToAnswer() throws Exception {
    try (InferenceHarness harness = InferenceHarness.opened(options(0.9f))) {
      harness.process(" ");
      harness.endTexts();

      assertThat(harness.results().get(0).getModel()).isEqualTo(LARGE);
      assertThat(harness.results().get(0).getLabel()).isNull();
    }
  }

  @Test
  void modelWithOtherLabelsIsRefused() throws Exception {
    Path spam = TinyBundles.spam(dir.resolve("spam"));
    InferenceOptions options =
        InferenceOptions.of(large().toString(), TaskKind.SENTIMENT)
            .withCascade(new CascadeOptions(spam.toString(), 0.9f));
    try (InferenceHarness harness = InferenceHarness.of(options)) {
      assertThatThrownBy(harness::open)
          .isInstanceOf(SuppressRestartsException.class)
          .cause()
          .isInstanceOf(BundleException.class)
          .hasMessage(
              "Model 'spam' cannot answer before 'large': its labels are [ham, spam], and must be"
                  + " [negative, positive].");
    }
  }

  @Test
  void onlyWhatHasALabelWithAScoreIsAskedInTurn() {
    InferenceOptions options = InferenceOptions.of("b", TaskKind.ENTITIES);

    assertThatThrownBy(() -> options.withCascade(new CascadeOptions("small", 0.9f)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("tasks=[ENTITIES]: must be of ");
  }

  private InferenceOptions options(float minScore) {
    Path small =
        TinyBundles.write(dir.resolve(SMALL), SMALL, "1", new TinyClassifier(TinyBundles.table(2)));
    return InferenceOptions.of(large().toString(), TaskKind.SENTIMENT)
        .withCascade(new CascadeOptions(small.toString(), minScore));
  }

  private Path large() {
    return TinyBundles.sentiment(dir.resolve(LARGE), LARGE, "1");
  }
}
