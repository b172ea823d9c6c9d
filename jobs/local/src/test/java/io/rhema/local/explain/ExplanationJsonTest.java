package io.rhema.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationJsonTest {

  @Test
  void tellsEverything() {
    Explanation explanation =
        new Explanation(
            "a",
            "b",
            List.of("▁a"),
            List.of(Explanations.step("▁b", 1.0), Explanations.step("</s>", 1.0)));

    assertThat(ExplanationJson.write(explanation))
        .isEqualTo(
            """
            {"source":"a","target":"b","pieces":["▁a"],"steps":[\
            {"piece":"▁b","candidates":[{"piece":"▁b","probability":0.75},\
            {"piece":"▁other","probability":0.125}],"attention":[1.0]},\
            {"piece":"</s>","candidates":[{"piece":"</s>","probability":0.75},\
            {"piece":"▁other","probability":0.125}],"attention":[1.0]}]}""");
  }

  @Test
  void attentionThatIsNotKnownIsNull() {
    Explanation blind = new Explanation("a", "b", List.of("a"), List.of(Explanations.step("b")));

    assertThat(ExplanationJson.write(blind)).endsWith("\"attention\":null}]}");
  }
}
