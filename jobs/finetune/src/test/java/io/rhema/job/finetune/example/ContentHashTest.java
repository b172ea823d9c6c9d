package io.rhema.job.finetune.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Le café est bon.",
        "Le cafe\u0301 est bon.",
        "  Le\u00a0café\t\r\nest\u2003bon.\u2028",
        "Le café est bon. \u001f"
      })
  void takesEveryEncodingOfATextForOneText(String text) {
    assertThat(ContentHash.normalised(text)).isEqualTo("Le café est bon.");
    assertThat(ContentHash.of(text))
        .isEqualTo(ContentHash.of("Le café est bon."))
        .matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"le café est bon.", "Le cafe est bon.", "Le café est bon", "Lecafé est bon."})
  void tellsTextsApartThatAModelMayReadDifferently(String text) {
    assertThat(ContentHash.of(text)).isNotEqualTo(ContentHash.of("Le café est bon."));
  }

  @Test
  void spreadsTextsEvenly() {
    double[] fractions =
        IntStream.range(0, 10_000)
            .mapToDouble(i -> ContentHash.fraction(ContentHash.of("text " + i)))
            .toArray();

    assertThat(DoubleStream.of(fractions)).allMatch(fraction -> fraction >= 0 && fraction < 1);
    for (int tenth = 0; tenth < 10; tenth++) {
      double from = tenth / 10.0;
      assertThat(
              IntStream.range(0, 10_000)
                  .filter(i -> fractions[i] >= from && fractions[i] < from + 0.1))
          .hasSizeBetween(850, 1150);
    }
    assertThat(ContentHash.fraction("f".repeat(64))).isLessThan(1);
  }
}
