package io.rhema.local.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.local.EnvironmentException;
import io.rhema.local.translate.TinyTranslation;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.testing.TinySeq2Seq.Layout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {
  @TempDir private Path folder;

  @Test
  void tellsEachStepWithItsAttention() {
    List<Explanation> explanations = explain(Layout.SINGLE, "one two three");

    assertThat(explanations).hasSize(1);
    Explanation explanation = explanations.get(0);
    assertThat(explanation.source()).isEqualTo("one two three");
    assertThat(explanation.pieces()).containsExactly("▁one", "▁two", "▁three", "[SEP]");
    assertThat(explanation.steps()).isNotEmpty();
    assertThat(explanation.hasAttention()).isTrue();
    for (Step step : explanation.steps()) {
      assertThat(step.candidates()).hasSize(5);
      assertThat(step.candidates().get(0).piece()).isEqualTo(step.chosen());
      assertThat(step.candidates())
          .extracting(Candidate::probability)
          .isSortedAccordingTo((a, b) -> Double.compare(b, a));
      assertThat(step.attention().stream().mapToDouble(share -> share).sum())
          .isCloseTo(1, within(1e-4));
    }
    assertThat(explanation.steps().stream().map(Step::chosen).filter(p -> !p.startsWith("[")))
        .containsExactly(explanation.target().replaceAll("(?<=^| )", "▁").split(" "));
  }

  @Test
  void explainsSentenceBySentence() {
    assertThat(explain(Layout.SINGLE, "one two. Three four."))
        .extracting(Explanation::source)
        .containsExactly("one two.", "Three four.");
    assertThat(explain(Layout.SINGLE, " \n")).isEmpty();
  }

  @Test
  void tellsStepsOfAGraphWithoutAttention() {
    Explanation explanation = explain(Layout.SEPARATE, "one two").get(0);

    assertThat(explanation.steps()).isNotEmpty();
    assertThat(explanation.hasAttention()).isFalse();
  }

  @Test
  void refusesASentenceThatTheModelCannotRead() {
    assertThatThrownBy(() -> explain(Layout.SINGLE, "one ".repeat(60)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("61 sub-words")
        .hasMessageContaining("48 at once");
  }

  private List<Explanation> explain(Layout layout, String text) {
    ModelBundle bundle = ModelBundle.open(TinyTranslation.write(folder.resolve("tiny"), layout));
    try (Explainer explainer = Explainer.open(bundle, GenerationOptions.greedy(12))) {
      return explainer.explain(text);
    }
  }
}
