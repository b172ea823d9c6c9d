package io.rhema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.session.InferenceException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final int DRAWS = 20_000;
  private static final float[] SCORES = {0, (float) Math.log(2), (float) Math.log(4)};

  @Test
  void drawsByProbability() {
    assertThat(shares(new Sampling(1, 0, 7, 1)))
        .containsExactly(new double[] {1 / 7.0, 2 / 7.0, 4 / 7.0}, within(0.02));
  }

  @Test
  void aTemperatureMakesTheProbableMoreSo() {
    assertThat(shares(new Sampling(0.5, 0, 7, 1)))
        .containsExactly(new double[] {1 / 21.0, 4 / 21.0, 16 / 21.0}, within(0.02));
  }

  @Test
  void drawsAmongTheBestAlone() {
    assertThat(shares(new Sampling(1, 2, 7, 1)))
        .containsExactly(new double[] {0, 1 / 3.0, 2 / 3.0}, within(0.02));
  }

  @Test
  void withoutTemperatureItTakesTheBestOfThoseAllowed() {
    assertThat(new Sampler(new Sampling(0, 0, 1, 1), id -> id != 2).next(SCORES)).isEqualTo(1);
  }

  @Test
  void aScoreThatIsNoNumberIsNeverDrawn() {
    Sampler sampler = new Sampler(new Sampling(1, 0, 1, 1), id -> true);

    assertThat(sampler.next(new float[] {Float.NaN, 1, Float.NEGATIVE_INFINITY})).isEqualTo(1);
    assertThatThrownBy(() -> sampler.next(new float[] {Float.NaN}))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("1 ids");
  }

  @Test
  void valuesOutOfTheirRangeAreRefused() {
    assertThatThrownBy(() -> new Sampling(-1, 0, 1, 1)).hasMessageContaining("temperature");
    assertThatThrownBy(() -> new Sampling(Double.NaN, 0, 1, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Sampling(1, -1, 1, 1)).hasMessageContaining("topK");
    assertThatThrownBy(() -> new Sampling(1, 0, 1, 0)).hasMessageContaining("maxWords");
  }

  private static double[] shares(Sampling sampling) {
    Sampler sampler = new Sampler(sampling, id -> true);
    double[] shares = new double[SCORES.length];
    IntStream.range(0, DRAWS).forEach(i -> shares[sampler.next(SCORES)] += 1.0 / DRAWS);
    return shares;
  }
}
