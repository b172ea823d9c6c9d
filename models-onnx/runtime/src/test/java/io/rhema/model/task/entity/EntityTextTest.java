package io.rhema.model.task.entity;

import static io.rhema.model.task.entity.Aggregation.AVERAGE;
import static io.rhema.model.task.entity.Aggregation.FIRST;
import static io.rhema.model.task.entity.Aggregation.MAX;
import static io.rhema.model.task.entity.Aggregation.NONE;
import static io.rhema.model.task.entity.Aggregation.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Entities are cut from the original text, whatever is written there. */
class EntityTextTest {

  @Test
  void punctuationInsideANameStaysAsItIsWritten() {
    TaggedText text =
        TaggedText.of(
            "O'Neil left AT&T for the U.S.!",
            """
            O     B-PER .9
            '     I-PER .6
            Ne    I-PER .9
            +il   I-PER .5
            left  O .9
            AT    B-ORG .8
            &     I-ORG .7
            T     I-ORG .6
            for   O .9
            the   O .9
            U     B-LOC .9
            .     I-LOC .8
            S     I-LOC .7
            .     I-LOC .4
            !     O .9
            """);

    assertThat(text.group(FIRST))
        .containsExactly(
            "PER 0-6 'O'Neil' 0.800", "ORG 12-16 'AT&T' 0.700", "LOC 25-29 'U.S.' 0.700");
    // (.9 + .6 + (.9 + .5) / 2) / 3
    assertThat(text.group(AVERAGE)).startsWith("PER 0-6 'O'Neil' 0.733");
    assertThat(text.group(MAX)).startsWith("PER 0-6 'O'Neil' 0.800");
    // (.9 + .6 + .9 + .5) / 4
    assertThat(text.group(SIMPLE)).startsWith("PER 0-6 'O'Neil' 0.725");
  }

  @Test
  void blanksInsideANameAreNeitherAddedNorDropped() {
    TaggedText text =
        TaggedText.of(
            "  Ada \t\n Lovelace  ",
            """
            Ada       B-PER .9
            Lovelace  I-PER .9
            """);

    assertThat(text.group(FIRST)).containsExactly("PER 2-17 'Ada \t\n Lovelace' 0.900");
  }

  @Test
  void emojiBeforeANameCountAsUtf16CodeUnits() {
    // One emoji of two code units, one of eleven that are joined to a family.
    TaggedText text =
        TaggedText.of(
            "😀👩‍👩‍👧‍👦 Ada in 🇫🇷Paris🎉",
            """
            😀👩‍👩‍👧‍👦  O .9
            Ada        B-PER .9
            in         O .9
            🇫🇷          O .9
            Paris      B-LOC .8
            🎉         O .9
            """);

    assertThat(text.group(FIRST))
        .containsExactly("PER 14-17 'Ada' 0.900", "LOC 25-30 'Paris' 0.800");
  }

  @Test
  void combiningMarksBelongToTheirLetters() {
    // The tokenizer drops the accents from its pieces, and keeps them in their offsets.
    TaggedText text =
        TaggedText.of(
            "Ren\u00e9e Rene\u0301e",
            """
            Ren\u00e9   B-PER .9
            +e          I-PER .8
            Rene\u0301  B-PER .7
            +e          O .8
            """);

    assertThat(text.group(FIRST))
        .containsExactly("PER 0-5 'Ren\u00e9e' 0.900", "PER 6-12 'Rene\u0301e' 0.700");
    assertThat(text.group(NONE))
        .containsExactly(
            "B-PER 0-4 'Ren\u00e9' 0.900", "I-PER 4-5 'e' 0.800", "B-PER 6-11 'Rene\u0301' 0.700");
  }

  @Test
  void rightToLeftTextCountsInItsLogicalOrder() {
    // Hebrew "David Ben-Gurion lived in Tel Aviv", Arabic "Ahmed lives in Cairo".
    TaggedText hebrew =
        TaggedText.of(
            "דוד בן-גוריון גר בתל אביב",
            """
            דוד     B-PER .9
            בן      I-PER .8
            -       I-PER .7
            גור     I-PER .6
            +יון    O .9
            גר      O .9
            ב       O .5 B-LOC .4
            +תל     B-LOC .9
            אביב    I-LOC .9
            """);
    TaggedText arabic =
        TaggedText.of(
            "يعيش أحمد في القاهرة",
            """
            يعيش     O .9
            أحمد     B-PER .9
            في       O .9
            القا     B-LOC .8
            +هرة     I-LOC .8
            """);

    assertThat(hebrew.group(FIRST))
        .containsExactly("PER 0-13 'דוד בן-גוריון' 0.750", "LOC 21-25 'אביב' 0.900");
    assertThat(hebrew.group(SIMPLE))
        .containsExactly("PER 0-10 'דוד בן-גור' 0.750", "LOC 18-25 'תל אביב' 0.900");
    assertThat(arabic.group(FIRST))
        .containsExactly("PER 5-9 'أحمد' 0.900", "LOC 13-20 'القاهرة' 0.800");
  }
}
