package io.rhema.model.task.entity;

import static io.rhema.model.task.entity.Aggregation.FIRST;
import static io.rhema.model.task.entity.Aggregation.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityOptionsTest {
  private static final TaggedText TEXT =
      TaggedText.of(
          "Ada met Chelsea in London",
          """
          Ada      B-PER .875
          met      O .9
          Chelsea  B-ORG .5
          in       O .9
          London   I-LOC .75
          """);

  @Test
  void reportsAllThatIsNotOutsideByDefault() {
    assertThat(TEXT.group(EntityOptions.DEFAULT))
        .containsExactly(
            "PER 0-3 'Ada' 0.875", "ORG 8-15 'Chelsea' 0.500", "LOC 19-25 'London' 0.750");
  }

  @Test
  void leavesOutTypesThatAreIgnored() {
    assertThat(TEXT.group(new EntityOptions(FIRST, Set.of("O", "ORG"), 0)))
        .containsExactly("PER 0-3 'Ada' 0.875", "LOC 19-25 'London' 0.750");
  }

  @Test
  void comparesWhatIsIgnoredWithTheLabelThatWouldBeReported() {
    Set<String> ignored = Set.of("O", "ORG", "B-PER");

    assertThat(TEXT.group(new EntityOptions(FIRST, ignored, 0)))
        .containsExactly("PER 0-3 'Ada' 0.875", "LOC 19-25 'London' 0.750");
    assertThat(TEXT.group(new EntityOptions(NONE, ignored, 0)))
        .containsExactly("B-ORG 8-15 'Chelsea' 0.500", "I-LOC 19-25 'London' 0.750");
  }

  @Test
  void reportsWhatIsOutsideWhenNothingIsIgnored() {
    assertThat(TEXT.group(new EntityOptions(FIRST, Set.of(), 0)))
        .contains("O 4-7 'met' 0.900", "O 16-18 'in' 0.900");
  }

  @Test
  void anIgnoredTypeStillPartsItsNeighbours() {
    TaggedText text =
        TaggedText.of(
            "Ada London Lovelace",
            """
            Ada       I-PER .9
            London    I-LOC .9
            Lovelace  I-PER .9
            """);

    assertThat(text.group(new EntityOptions(FIRST, Set.of("O", "LOC"), 0)))
        .containsExactly("PER 0-3 'Ada' 0.900", "PER 11-19 'Lovelace' 0.900");
  }

  @Test
  void aScoreThatIsTheMinimumIsEnough() {
    TaggedText even = TaggedText.of("Chelsea", "Chelsea B-ORG .5 O .4");
    float score = 0.5f;

    assertThat(even.group(new EntityOptions(FIRST, Set.of("O"), score))).hasSize(1);
    assertThat(even.group(new EntityOptions(FIRST, Set.of("O"), Math.nextUp(score)))).isEmpty();
  }

  @Test
  void theMinimumIsComparedWithTheMean() {
    TaggedText text =
        TaggedText.of(
            "New York",
            """
            New   B-LOC .9
            York  I-LOC .4
            """);

    assertThat(text.group(new EntityOptions(FIRST, Set.of("O"), 0.6f)))
        .containsExactly("LOC 0-8 'New York' 0.650");
    assertThat(text.group(new EntityOptions(FIRST, Set.of("O"), 0.7f))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.01f, 1.01f, Float.NaN})
  void refusesAMinimumThatIsNoProbability(float minimum) {
    assertThatThrownBy(() -> new EntityOptions(FIRST, Set.of(), minimum))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minScore is %s; a score is a probability, 0 to 1", minimum);
  }
}
