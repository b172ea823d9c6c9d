package io.rhema.model.task.entity;

import static io.rhema.model.task.entity.Aggregation.AVERAGE;
import static io.rhema.model.task.entity.Aggregation.FIRST;
import static io.rhema.model.task.entity.Aggregation.MAX;
import static io.rhema.model.task.entity.Aggregation.NONE;
import static io.rhema.model.task.entity.Aggregation.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each strategy makes of the same probabilities, worked out by hand. */
class AggregationTest {

  /** The sub-words of two words disagree. */
  private static final TaggedText DISAGREEMENT =
      TaggedText.of(
          "Microsoft hired Ada",
          """
          Micro  B-ORG .7 B-PER .2
          +so    I-PER .9 I-ORG .05
          +ft    B-ORG .4 I-PER .3
          hired  O .98
          A      B-PER .5 O .3
          +da    O .6 B-PER .3
          """);

  @Test
  void noneReportsEachSubWordWithItsFullLabel() {
    assertThat(DISAGREEMENT.group(NONE))
        .containsExactly(
            "B-ORG 0-5 'Micro' 0.700",
            "I-PER 5-7 'so' 0.900",
            "B-ORG 7-9 'ft' 0.400",
            "B-PER 16-17 'A' 0.500");
  }

  @Test
  void simpleGroupsSubWordsAndMaySplitWords() {
    assertThat(DISAGREEMENT.group(SIMPLE))
        .containsExactly(
            "ORG 0-5 'Micro' 0.700",
            "PER 5-7 'so' 0.900",
            "ORG 7-9 'ft' 0.400",
            "PER 16-17 'A' 0.500");
  }

  @Test
  void firstTakesTheLabelAndTheScoreOfTheFirstSubWord() {
    assertThat(DISAGREEMENT.group(FIRST))
        .containsExactly("ORG 0-9 'Microsoft' 0.700", "PER 16-19 'Ada' 0.500");
  }

  @Test
  void averageTakesTheLabelThatIsBestOnTheMean() {
    // Micro|so|ft: B-ORG (.7 + .05/7 + .4) / 3 = .369, I-PER (.1/7 + .9 + .3) / 3 = .405.
    // A|da: B-PER (.5 + .3) / 2 = .4, O (.3 + .6) / 2 = .45.
    assertThat(DISAGREEMENT.group(AVERAGE)).containsExactly("PER 0-9 'Microsoft' 0.405");
  }

  @Test
  void maxTakesTheLabelOfTheSurestSubWord() {
    // Micro|so|ft: .7, .9, .4. A|da: .5, .6, and the .6 is for O.
    assertThat(DISAGREEMENT.group(MAX)).containsExactly("PER 0-9 'Microsoft' 0.900");
  }

  @Test
  void maxTakesTheFirstOfSubWordsThatAreEquallySure() {
    TaggedText text =
        TaggedText.of(
            List.of("PER", "LOC"),
            "Paris",
            """
            Par  LOC .75
            +is  PER .75
            """);

    assertThat(text.group(MAX)).containsExactly("LOC 0-5 'Paris' 0.750");
  }

  @Test
  void theScoreOfAnEntityIsTheMeanOfItsWordsNotOfItsSubWords() {
    TaggedText text =
        TaggedText.of(
            "Ada Lovelace wrote",
            """
            Ada    B-PER .9
            Love   I-PER .6
            +la    I-PER .8
            +ce    I-PER .7
            wrote  O .9
            """);

    assertThat(text.group(SIMPLE)).containsExactly("PER 0-12 'Ada Lovelace' 0.750");
    assertThat(text.group(FIRST)).containsExactly("PER 0-12 'Ada Lovelace' 0.750");
    // (.9 + (.6 + .8 + .7) / 3) / 2 and (.9 + .8) / 2
    assertThat(text.group(AVERAGE)).containsExactly("PER 0-12 'Ada Lovelace' 0.800");
    assertThat(text.group(MAX)).containsExactly("PER 0-12 'Ada Lovelace' 0.850");
  }

  @ParameterizedTest
  @EnumSource
  void aTextWithoutEntitiesHasNone(Aggregation aggregation) {
    TaggedText text =
        TaggedText.of(
            "nothing here",
            """
            no      O .9
            +thing  O .8
            here    O .7
            """);

    assertThat(text.group(aggregation)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theFirstOfEquallyProbableLabelsWins(Aggregation aggregation) {
    // Every label has 1/9, and the first is O.
    assertThat(TaggedText.of("Ada", "Ada O .11111111").group(aggregation)).isEmpty();
  }
}
