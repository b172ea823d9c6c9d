package io.rhema.model.task.entity;

import static io.rhema.model.task.entity.Aggregation.FIRST;
import static io.rhema.model.task.entity.Aggregation.NONE;
import static io.rhema.model.task.entity.Aggregation.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one entity ends and the next begins, in every scheme of labels. */
class LabelSchemesTest {

  @Test
  void neighboursOfOneTypeArePartedByAPrefixB() {
    TaggedText text =
        TaggedText.of(
            "gave Ada Lovelace Charles Babbage's engine",
            """
            gave      O .9
            Ada       B-PER .9
            Lovelace  I-PER .7
            Charles   B-PER .8
            Babbage   I-PER .6
            '         O .9
            s         O .9
            engine    O .9
            """);

    assertThat(text.group(FIRST))
        .containsExactly("PER 5-17 'Ada Lovelace' 0.800", "PER 18-33 'Charles Babbage' 0.700");
  }

  @Test
  void simpleSplitsAWordWhoseSubWordsAllBegin() {
    TaggedText text =
        TaggedText.of(
            "Lovelace",
            """
            Love   B-PER .9
            +lace  B-PER .8
            """);

    assertThat(text.group(SIMPLE)).containsExactly("PER 0-4 'Love' 0.900", "PER 4-8 'lace' 0.800");
    assertThat(text.group(FIRST)).containsExactly("PER 0-8 'Lovelace' 0.900");
  }

  @Test
  void anEntityMayBeginInside() {
    TaggedText text =
        TaggedText.of(
            "in New York",
            """
            in    O .9
            New   I-LOC .8
            York  I-LOC .6
            """);

    assertThat(text.group(FIRST)).containsExactly("LOC 3-11 'New York' 0.700");
  }

  @Test
  void insideOfAnotherTypeBeginsAnEntityOfThatType() {
    TaggedText text =
        TaggedText.of(
            "Chelsea London",
            """
            Chelsea  B-ORG .9
            London   I-LOC .8
            """);

    assertThat(text.group(FIRST))
        .containsExactly("ORG 0-7 'Chelsea' 0.900", "LOC 8-14 'London' 0.800");
  }

  @Test
  void whatIsOutsidePartsTwoEntitiesOfOneType() {
    TaggedText text =
        TaggedText.of(
            "Ada and Lovelace",
            """
            Ada       I-PER .9
            and       O .6
            Lovelace  I-PER .8
            """);

    assertThat(text.group(FIRST))
        .containsExactly("PER 0-3 'Ada' 0.900", "PER 8-16 'Lovelace' 0.800");
  }

  @Test
  void iob1BeginsWithInsideAndUsesBOnlyBetweenNeighbours() {
    TaggedText text =
        TaggedText.of(
            List.of("O", "I-PER", "B-PER"),
            "Ada Lovelace Charles Babbage",
            """
            Ada       I-PER .8
            Lovelace  I-PER .6
            Charles   B-PER .9
            Babbage   I-PER .7
            """);

    assertThat(text.group(FIRST))
        .containsExactly("PER 0-12 'Ada Lovelace' 0.700", "PER 13-28 'Charles Babbage' 0.800");
  }

  @Test
  void ioLabelsGroupAllNeighboursOfOneType() {
    TaggedText text =
        TaggedText.of(
            List.of("O", "PER", "LOC"),
            "Ada Lovelace Charles Babbage London",
            """
            Ada       PER .8
            Lovelace  PER .6
            Charles   PER .9
            Babbage   PER .7
            London    LOC .9
            """);

    assertThat(text.group(FIRST))
        .containsExactly(
            "PER 0-28 'Ada Lovelace Charles Babbage' 0.750", "LOC 29-35 'London' 0.900");
    assertThat(text.group(NONE)).contains("PER 0-3 'Ada' 0.800");
  }

  @Test
  void aLabelWithoutPrefixStaysWhole() {
    TaggedText text =
        TaggedText.of(
            List.of("O", "work-of-art", "B-work-of-art"),
            "Guernica Nighthawks",
            """
            Guernica    B-work-of-art .9
            Nighthawks  work-of-art .8
            """);

    assertThat(text.group(FIRST)).containsExactly("work-of-art 0-19 'Guernica Nighthawks' 0.850");
  }

  @Test
  void labelsOfBioesGroupOnlyWithThemselves() {
    TaggedText text =
        TaggedText.of(
            List.of("O", "B-PER", "I-PER", "E-PER", "S-PER"),
            "Ada King Lovelace Babbage",
            """
            Ada       B-PER .9
            King      I-PER .8
            Lovelace  E-PER .7
            Babbage   S-PER .6
            """);

    assertThat(text.group(FIRST))
        .containsExactly(
            "PER 0-8 'Ada King' 0.850", "PER 9-17 'Lovelace' 0.700", "PER 18-25 'Babbage' 0.600");
  }
}
