package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationScoreTest {
  private static final List<String> REFERENCES = List.of("Le chat est sur la grande table.");

  @Test
  void caseCountsInTheScoreAlone() {
    TranslationScore score =
        TranslationScore.of("fr", List.of("le chat est sur la grande table."), REFERENCES);

    assertThat(score.value()).isBetween(0.5, 0.99);
    assertThat(score.lowercased().score()).isCloseTo(100, within(1e-9));
    assertThat(score.texts()).isEqualTo(1);
  }

  @Test
  void tellsAllThreeFigures() {
    TranslationScore score = TranslationScore.of("fr", REFERENCES, REFERENCES);

    assertThat(score.figures().keySet()).containsExactly("BLEU", "BLEU lower-cased", "chrF2");
    assertThat(score.figures().values())
        .allSatisfy(figure -> assertThat(figure).isCloseTo(100, within(1e-9)));
  }
}
