package io.rhema.model.task.entity;

import static io.rhema.model.task.entity.Aggregation.AVERAGE;
import static io.rhema.model.task.entity.Aggregation.FIRST;
import static io.rhema.model.task.entity.Aggregation.MAX;
import static io.rhema.model.task.entity.Aggregation.NONE;
import static io.rhema.model.task.entity.Aggregation.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts of which a model sees overlapping windows; each column is a window. */
class EntityWindowsTest {

  @Test
  void anEntityThatTwoWindowsReportIsReportedOnceWithTheHigherScore() {
    TaggedText text =
        TaggedText.of(
            "Ada saw Paris and Rome",
            """
            Ada    B-PER .9 |
            saw    O .9     | O .9
            Paris  B-LOC .6 | B-LOC .8
            and    O .9     | O .9
            Rome            | B-LOC .7
            """);

    assertThat(text.group(FIRST))
        .containsExactly("PER 0-3 'Ada' 0.900", "LOC 8-13 'Paris' 0.800", "LOC 18-22 'Rome' 0.700");
  }

  @Test
  void theLongerSpanWinsHoweverUnsure() {
    TaggedText text =
        TaggedText.of(
            "the New York Times",
            """
            the    O .9     |
            New    B-LOC .9 | B-ORG .4
            York   I-LOC .9 | I-ORG .4
            Times           | I-ORG .4
            """);

    assertThat(text.group(FIRST)).containsExactly("ORG 4-18 'New York Times' 0.400");
  }

  @Test
  void theHigherScoreWinsAmongEqualSpans() {
    TaggedText text =
        TaggedText.of(
            "in Chelsea today",
            """
            in       O .9     |
            Chelsea  B-LOC .7 | B-ORG .6
            today             | O .9
            """);

    assertThat(text.group(FIRST)).containsExactly("LOC 3-10 'Chelsea' 0.700");
  }

  @Test
  void anEntityThatOnlyOneOfTwoWindowsSeesIsReported() {
    TaggedText text =
        TaggedText.of(
            "by Ada here",
            """
            by    O .9 |
            Ada   O .9 | B-PER .6
            here       | O .9
            """);

    assertThat(text.group(FIRST)).containsExactly("PER 3-6 'Ada' 0.600");
  }

  @Test
  void windowsThatOnlyTouchKeepTheirEntitiesApart() {
    TaggedText text =
        TaggedText.of(
            "New York",
            """
            New   B-LOC .9 |
            York           | I-LOC .8
            """);

    assertThat(text.group(FIRST)).containsExactly("LOC 0-3 'New' 0.900", "LOC 4-8 'York' 0.800");
  }

  @Test
  void ofAChainOfOverlapsTheLongestIsLeft() {
    // b is longer than a, c longer than b; a and c do not overlap, but a lost against b.
    TaggedText text =
        TaggedText.of(
            "a1 a2 b3 c4 c5 c6",
            """
            a1  B-PER .9 |          |
            a2  I-PER .9 | B-ORG .5 |
            b3  O .9     | I-ORG .5 |
            c4           | I-ORG .5 | B-LOC .5
            c5           |          | I-LOC .5
            c6           |          | I-LOC .5
            """);

    assertThat(text.group(FIRST)).containsExactly("ORG 3-11 'a2 b3 c4' 0.500");
    assertThat(text.group(new EntityOptions(FIRST, Set.of("O", "ORG"), 0)))
        .containsExactly("PER 0-5 'a1 a2' 0.900", "LOC 9-17 'c4 c5 c6' 0.500");
  }

  @Test
  void anEntityBelowTheMinimumDisplacesNothing() {
    TaggedText text =
        TaggedText.of(
            "the New York Times",
            """
            the    O .9     |
            New    B-LOC .9 | B-ORG .4
            York   I-LOC .9 | I-ORG .4
            Times           | I-ORG .4
            """);

    assertThat(text.group(new EntityOptions(FIRST, Set.of("O"), 0.5f)))
        .containsExactly("LOC 4-12 'New York' 0.900");
  }

  @Test
  void aWordOfWhichAWindowShowsTheEndOnlyIsLeftToTheWindowThatShowsItsBeginning() {
    TaggedText text =
        TaggedText.of(
            "in Lovelace today",
            """
            in     O .9 |
            Love   O .6 |
            +la    O .9 | B-PER .9
            +ce    O .9 | I-PER .9
            today       | O .9
            """);

    assertThat(text.group(FIRST)).isEmpty();
    assertThat(text.group(AVERAGE)).isEmpty();
    assertThat(text.group(MAX)).isEmpty();
    assertThat(text.group(SIMPLE)).containsExactly("PER 7-11 'lace' 0.900");
    assertThat(text.group(NONE)).containsExactly("B-PER 7-9 'la' 0.900", "I-PER 9-11 'ce' 0.900");
  }

  @Test
  void aWordThatGoesOnBehindItsWindowIsReportedUpToItsEnd() {
    TaggedText text =
        TaggedText.of(
            "Ada Lovelace wrote",
            """
            Ada    B-PER .9 |
            Love   I-PER .7 | I-PER .9
            +la             | O .8
            +ce             | O .8
            wrote           | O .9
            """);

    assertThat(text.group(FIRST)).containsExactly("PER 0-12 'Ada Lovelace' 0.800");
    // The second window says O of the word as a whole; the first saw a part of it, and an entity.
    assertThat(text.group(AVERAGE)).containsExactly("PER 0-12 'Ada Lovelace' 0.800");
    assertThat(text.group(SIMPLE)).containsExactly("PER 0-8 'Ada Love' 0.800");
  }

  @Test
  void aWindowThatShowsTheWholeWordGoesFirstAmongEqualSpans() {
    TaggedText text =
        TaggedText.of(
            "in Lovelace today",
            """
            in     O .9     |
            Love   B-LOC .9 | B-PER .8
            +lace           | I-PER .8
            today           | O .9
            """);

    assertThat(text.group(FIRST)).containsExactly("PER 3-11 'Lovelace' 0.800");
  }

  @Test
  void aWordLongerThanAnyWindowHasTheLabelOfTheFirst() {
    TaggedText text =
        TaggedText.of(
            "Aa bcdefg h",
            """
            Aa  O .9     |          |
            b   B-PER .9 |          |
            +c  I-PER .9 | O .9     |
            +d           | B-LOC .9 |
            +e           | O .9     | O .9
            +f           |          | O .9
            +g           |          | O .9
            h            |          | O .9
            """);

    assertThat(text.group(FIRST)).containsExactly("PER 3-9 'bcdefg' 0.900");
    assertThat(text.group(SIMPLE)).containsExactly("PER 3-5 'bc' 0.900", "LOC 5-6 'd' 0.900");
  }
}
