package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.advise.Advice;
import io.rhema.training.advise.Candidate;
import io.rhema.training.advise.DataProfile;
import io.rhema.training.advise.Heuristic;
import io.rhema.training.advise.Rating;
import io.rhema.training.metric.Accuracy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AdviceReportTest {
  private static final String NOTE = "* Not trained to its end";

  @Test
  void marksTheModelsWhoseBudgetWasUsedUp() {
    AdviceReport report = report(true);

    assertThat(report.text())
        .containsPattern("(?m)^bag of words +0\\.7500")
        .containsPattern("(?m)^mean of word embeddings \\* +0\\.7500")
        .contains(NOTE);
    assertThat(report.json()).containsOnlyOnce("\"cutOff\":true");
  }

  @Test
  void saysNothingOfBudgetsThatWereEnough() {
    AdviceReport report = report(false);

    assertThat(report.text()).doesNotContain(NOTE).doesNotContain(" *");
    assertThat(report.json()).doesNotContain("cutOff");
  }

  private static AdviceReport report(boolean cutOff) {
    Map<String, Integer> labels = Map.of("ham", 4, "spam", 4);
    DataProfile profile = new DataProfile(labels, 2, 0, 0, 0, 4, 0, labels);
    Advice advice =
        new Advice(
            profile,
            Heuristic.of(profile.ratio()),
            List.of(),
            List.of(
                rating(Candidate.BAG_OF_WORDS, false),
                rating(Candidate.MEAN_OF_EMBEDDINGS, cutOff)),
            Map.of(),
            Candidate.BAG_OF_WORDS,
            false,
            Path.of("advice", "bag-of-words.yaml"));
    return new AdviceReport(Path.of("texts.tsv"), advice);
  }

  private static Rating rating(Candidate candidate, boolean cutOff) {
    Accuracy accuracy = new Accuracy(List.of("ham", "spam"), new long[][] {{2, 0}, {1, 1}});
    return new Rating(
        candidate.title(),
        Optional.of(candidate),
        accuracy,
        OptionalLong.of(1_000),
        OptionalDouble.of(5_000),
        cutOff);
  }
}
