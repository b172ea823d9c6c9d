package io.rhema.local.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedTextTest {
  private static final int WIDE = 200;
  private static final String RESET = "\u001b[0m";

  private final MarkedText brackets = new MarkedText(MarkStyle.BRACKETS);
  private final MarkedText colour = new MarkedText(MarkStyle.COLOUR);

  @Test
  void bracketsNameTheClass() {
    String line =
        brackets.fit(
            "Ada Lovelace met Babbage.",
            List.of(new Mark(0, 12, "PER"), new Mark(17, 24, "PER")),
            WIDE);

    assertThat(line).isEqualTo("[Ada Lovelace PER] met [Babbage PER].");
  }

  @Test
  void coloursTellTheClassesApartAndEndWithTheMark() {
    String line =
        colour.fit("Ada in Rome", List.of(new Mark(7, 11, "LOC"), new Mark(0, 3, "PER")), WIDE);

    assertThat(line)
        .isEqualTo(
            MarkStyle.COLOUR.open("PER")
                + "Ada"
                + RESET
                + " in "
                + MarkStyle.COLOUR.open("LOC")
                + "Rome"
                + RESET);
    assertThat(List.of("PER", "ORG", "LOC", "MISC").stream().map(MarkStyle.COLOUR::open))
        .doesNotHaveDuplicates();
  }

  @Test
  void aClassWithoutAColourIsWrittenOut() {
    assertThat(colour.fit("Rome", List.of(new Mark(0, 4, "city")), WIDE))
        .endsWith("Rome city" + RESET);
  }

  @Test
  void offsetsCountCodeUnitsWhateverStandsBefore() {
    String text = "👩‍👩‍👧‍👦🇩🇪 é Zoë";

    assertThat(brackets.fit(text, List.of(new Mark(text.length() - 3, text.length(), "PER")), WIDE))
        .isEqualTo("👩‍👩‍👧‍👦🇩🇪 é [Zoë PER]");
  }

  @Test
  void aMarkTakesWholeCharacters() {
    // The accent stands behind the mark's end, and belongs to its last letter.
    assertThat(brackets.fit("Zoe\u0308!", List.of(new Mark(0, 3, "PER")), WIDE))
        .isEqualTo("[Zoe\u0308 PER]!");
  }

  @Test
  void cutsBeforeAMarkAndNotWithin() {
    List<Mark> marks = List.of(new Mark(8, 20, "PER"));

    assertThat(brackets.fit("this is Ada Lovelace again", marks, 26)).isEqualTo("this is …");
    assertThat(brackets.fit("this is Ada Lovelace again", marks, 27))
        .isEqualTo("this is [Ada Lovelace PER]…");
  }

  @Test
  void cutsAMarkThatIsLongerThanTheLine() {
    assertThat(brackets.fit("abcdefghij", List.of(new Mark(0, 10, "ORG")), 10))
        .isEqualTo("[abc ORG]…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"e\u0301", "👩‍👩‍👧‍👦", "🇩🇪", "한", "❤️", "नि", "😀"})
  void neverCutsWithinACharacter(String character) {
    String text = character.repeat(40);

    for (int columns = 1; columns < 60; columns++) {
      String line = MarkedText.fit(text, columns);

      assertThat(Cells.width(line)).isLessThanOrEqualTo(columns);
      assertThat(line.replace(character, "")).isIn("", "…");
    }
  }

  @Test
  void ofTwoThatOverlapTheFirstIsShown() {
    assertThat(brackets.fit("abcdef", List.of(new Mark(2, 6, "ORG"), new Mark(0, 4, "PER")), WIDE))
        .isEqualTo("[abcd PER]ef");
  }

  @Test
  void nothingInATextOrALabelControlsTheTerminal() {
    String line =
        colour.fit(
            "a\u001b[31mb\u009b2Jc\u202Ed\u2066e\u0007\r\nf\u2028g\uD800",
            List.of(new Mark(0, 1, "x\u001b]0;title\u0007")),
            WIDE);

    assertThat(line.replace(MarkStyle.COLOUR.open("x"), "").replace(RESET, ""))
        .isEqualTo("a x·]0;title··[31mb·2Jc·d·e· f g·");
  }

  @Test
  void aThousandMarksOnOneLetterAreNotShown() {
    assertThat(MarkedText.fit("e" + "\u0301".repeat(1_000) + "f", 10))
        .isEqualTo("e" + "\u0301".repeat(8) + "f");
  }
}
