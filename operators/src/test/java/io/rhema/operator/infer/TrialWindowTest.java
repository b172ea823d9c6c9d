package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.TrialMode;
import io.rhema.operator.trial.RollbackBounds;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NoSessionLeak.class)
class TrialWindowTest {
  @TempDir Path dir;

  /** It is closed, and so refuses to answer anything. */
  @ParameterizedTest
  @EnumSource
  void aCandidateThatFailsAltogetherCostsNoText(TrialMode mode) throws Exception {
    Path first = TinyBundles.sentiment(dir.resolve("1"), "sentiment", "1");
    Path second = TinyBundles.sentiment(dir.resolve("2"), "sentiment", "2");
    InferenceOptions options = InferenceOptions.of(first.toString(), TaskKind.SENTIMENT);
    InferenceMetrics metrics =
        new InferenceMetrics(new UnregisteredMetricsGroup(), "sentiment", options.tasks());
    ServedModel candidate =
        ServedModel.open(Candidate.configured(second.toString()), options, metrics);
    candidate.close();
    Trial trial =
        Trial.of(
            InferenceHarness.trial(mode, 1, "sentiment", "2", second),
            candidate,
            RollbackBounds.DEFAULT);

    try (ServedModel serving =
            ServedModel.open(Candidate.configured(first.toString()), options, metrics);
        InferenceHarness harness = InferenceHarness.opened(options)) {
      List<AnalyzedEvent> events = List.of(harness.event("good"), harness.event("bad"));
      TrialWindow window = new TrialWindow(serving, trial, events, metrics);
      List<List<Answer>> answers = window.answer();
      window.compare();

      assertThat(answers)
          .hasSize(2)
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .singleElement()
                      .asInstanceOf(type(Answer.Given.class))
                      .extracting(given -> ((SentimentResult) given.result()).getModelVersion())
                      .isEqualTo("1"));
      assertThat(trial.comparison().figures().errors()).isEqualTo(2);
      assertThat(trial.comparison().breach())
          .hasValueSatisfying(
              why ->
                  assertThat(why).startsWith("It failed whatever it was given").contains("closed"));
    }
  }
}
