package io.rhema.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationPageTest {

  @Test
  void showsStepsAndAttention() {
    String page = ExplanationPage.of("translation-en-fr 1", List.of(Explanations.LOVE));

    assertThat(page)
        .contains("<title>translation-en-fr 1</title>", "<h2>I love you</h2>\n<p>→ Je t'aime</p>")
        .contains("<tr><th>1<td class=\"chosen\">▁Je<td>▁Je <small>75.0</small>")
        .contains("<tr><th><th>▁I<th>▁love<th>▁you<th>&lt;/s&gt;\n")
        .contains("<tr><th>'aime<td style=\"background:rgba(20,70,160,0.000)\">0")
        .contains("<td style=\"background:rgba(20,70,160,1.000);color:#fff\">100");
  }

  @Test
  void loadsNothingAndRunsNothing() {
    String page = ExplanationPage.of("<b>", List.of(Explanations.hostile()));

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<script", "<b>", "http:", "src=");
    assertThat(page.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
  }

  @Test
  void saysWhenThereIsNoAttention() {
    Explanation blind = new Explanation("a", "b", List.of("a"), List.of(Explanations.step("b")));

    assertThat(ExplanationPage.of("m", List.of(blind))).contains("has no attention");
  }
}
