package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyWords;
import io.rhema.model.text.analyzer.Weighting;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Models of whole words in the operator. */
@ExtendWith(NoSessionLeak.class)
class WordModelTest {
  @TempDir Path dir;

  @Test
  void answersBagsWhateverTheyShareABatchWith() throws Exception {
    try (InferenceHarness harness = opened(TinyWords.bag(dir, Weighting.COUNT))) {
      harness.process(
          "good", "<p>...</p>", "bad bad movie", "quux", "not goooood at all", "", "great");
      harness.endTexts();

      assertThat(harness.deadLetters()).isEmpty();
      assertThat(harness.results())
          .extracting(SentimentResult::getStatus)
          .containsExactly(
              ResultStatus.ok,
              ResultStatus.empty,
              ResultStatus.ok,
              ResultStatus.ok,
              ResultStatus.ok,
              ResultStatus.empty,
              ResultStatus.ok);
      // "quux" is not known: the bias of the model speaks, and it is negative.
      assertThat(harness.results())
          .extracting(SentimentResult::getLabel)
          .containsExactly("positive", null, "negative", "negative", "negative", null, "positive");
    }
  }

  @Test
  void answersSequences() throws Exception {
    try (InferenceHarness harness = opened(TinyWords.sequence(dir))) {
      harness.process("the GREAT movie", "bad", "...", "a bad movie");
      harness.endTexts();

      assertThat(harness.results())
          .extracting(SentimentResult::getLabel)
          .containsExactly("positive", "negative", null, "negative");
    }
  }

  private static InferenceHarness opened(Path bundle) throws Exception {
    InferenceHarness harness =
        InferenceHarness.of(
            InferenceOptions.of(bundle.toString(), TaskKind.SENTIMENT)
                .withLimits(BatchLimits.DEFAULT));
    harness.open();
    return harness;
  }
}
