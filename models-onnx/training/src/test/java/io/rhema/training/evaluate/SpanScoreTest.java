package io.rhema.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.training.data.TaggedSentence;
import io.rhema.training.metric.EntityF1.Counts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpanScoreTest {
  @Test
  void spansCountCodeUnitsOfTokensJoinedByOneBlank() {
    TaggedSentence sentence =
        new TaggedSentence(
            List.of("😀", "Ada", "Lovelace", "Babbage", "in", "London"),
            List.of("O", "B-PER", "I-PER", "B-PER", "O", "B-LOC"));

    assertThat(TextSpan.text(sentence)).isEqualTo("😀 Ada Lovelace Babbage in London");
    assertThat(TextSpan.of(sentence))
        .containsExactlyInAnyOrder(
            new TextSpan("PER", 3, 15), new TextSpan("PER", 16, 23), new TextSpan("LOC", 27, 33));
  }

  @Test
  void onlyTheWholeSpanOfTheRightTypeIsRight() {
    SpanScore score = SpanScore.empty();
    score.add(
        Set.of(new TextSpan("PER", 0, 3), new TextSpan("LOC", 5, 9), new TextSpan("LOC", 10, 12)),
        Set.of(new TextSpan("PER", 0, 3), new TextSpan("LOC", 5, 8), new TextSpan("ORG", 10, 12)));
    score.add(Set.of(), Set.of(new TextSpan("ORG", 0, 1)));

    assertThat(score.perType().get("PER")).isEqualTo(new Counts(1, 1, 1));
    assertThat(score.perType().get("LOC")).isEqualTo(new Counts(2, 1, 0));
    assertThat(score.perType().get("ORG")).isEqualTo(new Counts(0, 2, 0));
    assertThat(score.total()).isEqualTo(new Counts(3, 4, 1));
    assertThat(score.total().f1()).isCloseTo(2.0 / 7, within(1e-12));
  }
}
