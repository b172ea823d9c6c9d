package io.rhema.local.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.local.answer.Cells;
import io.rhema.local.answer.Terminal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {

  @Test
  void showsStepsAndAttention() {
    assertThat(new ExplanationText(Terminal.NONE).write(Explanations.LOVE))
        .isEqualTo(
            """
            I love you
              → Je t'aime

            Step  Written         Most probable next pieces
               1  ▁Je             ▁Je             75.0% ▁other          12.5%
               2  ▁t              ▁t              75.0% ▁other          12.5%
               3  'aime           'aime           75.0% ▁other          12.5%
               4  </s>            </s>            75.0% ▁other          12.5%

            Attention in percent: what each written piece (left) looked at (above)
                      ▁I ▁love ▁you </s>
              ▁Je   █ 90     5    3    2
              ▁t      10    10 ▓ 70   10
              'aime    0  █100    0    0
              </s>  ░ 25  ░ 25 ░ 25 ░ 25
            """);
  }

  @Test
  void shadesWhereColoursAreAllowed() {
    String text = new ExplanationText(new Terminal(80, true)).write(Explanations.LOVE);

    assertThat(text).contains("\u001b[48;5;255;38;5;16m100 \u001b[0m");
    assertThat(text).contains("\u001b[48;5;233;38;5;255m  0 \u001b[0m");
  }

  @Test
  void continuesBelowWhatIsWiderThanTheTerminal() {
    int columns = 20;
    String text = new ExplanationText(new Terminal(columns, false)).write(Explanations.LOVE);

    assertThat(text).contains("  ▁Je   █ 90     5\n", "  ▁Je      3    2\n");
    assertThat(text.lines().skip(10)).allMatch(line -> Cells.width(line) < columns);
  }

  @Test
  void showsNoAttentionThatIsNotThere() {
    Explanation blind =
        new Explanation(
            "a", "b", List.of("a"), List.of(Explanations.step("b"), Explanations.step("c")));

    assertThat(new ExplanationText(Terminal.NONE).write(blind))
        .endsWith(
            "\nThe model's graph has no attention among its outputs, so none can be shown.\n");
  }

  @Test
  void noTextControlsTheTerminal() {
    String text = new ExplanationText(Terminal.NONE).write(Explanations.hostile());

    assertThat(text.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    assertThat(text).doesNotContain("\u202E").doesNotContain("\uD800");
    assertThat(text.lines()).hasSize(9);
  }

  @Test
  void longPiecesAreCut() {
    String piece = "long".repeat(20);
    Explanation wide =
        new Explanation(
            "a", "b", List.of("a"), Collections.nCopies(2, Explanations.step(piece, 1.0)));

    assertThat(new ExplanationText(new Terminal(60, false)).write(wide).lines())
        .allMatch(line -> Cells.width(line) <= 75)
        .anyMatch(line -> line.contains("longlonglongl…"));
  }

  @Test
  void refusesAttentionToPiecesThatThereAreNot() {
    Explanation odd =
        new Explanation("a", "b", List.of("a"), List.of(Explanations.step("b", 0.5, 0.5)));

    assertThatThrownBy(odd::attention)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'b' looks at 2 pieces of 1; each must have a share");
  }
}
