package io.rhema.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.local.answer.Terminal;
import io.rhema.model.bundle.ModelId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextAttentionViewsTest {

  @Test
  void aTerminalShowsTheMatrix() {
    assertThat(new TextAttentionText(Terminal.NONE).write(shown("good movie", 3)))
        .isEqualTo(
            """
            good movie

            Attention of 'sentiment' 1, layer 6 of 6, in percent: what each token (left) looks at (above)
                    good movie
              good  ░ 25  ▓ 75
              movie ▒ 50  ▒ 50
            Only the first window is shown; 3 sub-words come behind it.
            """);
  }

  @Test
  void aPageShowsTheMatrix() {
    assertThat(TextAttentionPage.of(List.of(shown("good <movie>", 0))))
        .contains("<title>Attention</title>", "<h2>good &lt;movie&gt;</h2>")
        .contains("<h3>'sentiment' 1, layer 6 of 6: what each token looks at, in percent</h3>")
        .contains("<tr><th><th>good<th>movie\n<tr><th>good<td style=")
        .doesNotContain("first window");
  }

  @Test
  void noTextControlsTheTerminal() {
    String text = new TextAttentionText(Terminal.NONE).write(shown("\u001b[2J\u202E\r\n", 0));

    assertThat(text.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    assertThat(text).doesNotContain("\u202E");
  }

  private static TextAttention shown(String text, int leftOut) {
    List<AttentionMatrix.Row> rows =
        List.of(
            new AttentionMatrix.Row("good", List.of(0.25, 0.75)),
            new AttentionMatrix.Row("movie", List.of(0.5, 0.5)));
    return new TextAttention(
        new ModelId("sentiment", "1"),
        text,
        new AttentionMatrix(List.of("good", "movie"), rows),
        6,
        6,
        leftOut);
  }
}
