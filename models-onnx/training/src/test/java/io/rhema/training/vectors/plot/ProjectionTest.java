package io.rhema.training.vectors.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  @Test
  void keepsTheTwoDirectionsOfMostVariance() {
    List<float[]> vectors =
        List.of(
            new float[] {0, 1, 0, 0},
            new float[] {0, -1, 0, 0},
            new float[] {0, 0, 0.6f, 0.8f},
            new float[] {0, 0, 0.6f, -0.8f});

    Projection projection = Projection.ofPrincipalComponents(vectors);

    // around the mean: 1 to each side in one direction, 0.8 in another, 0.3 in the third
    assertThat(projection.explained()[0]).isEqualTo(2 / (2 + 1.28 + 0.36), within(1e-6));
    assertThat(projection.explained()[1]).isEqualTo(1.28 / (2 + 1.28 + 0.36), within(1e-6));
    assertThat(Math.abs(projection.points()[0][0] - projection.points()[1][0]))
        .isEqualTo(2, within(1e-6));
    assertThat(Math.abs(projection.points()[2][1] - projection.points()[3][1]))
        .isEqualTo(1.6, within(1e-6));
  }

  @Test
  void drawsVectorsOfOneDimensionAndEqualOnesOnALine() {
    Projection projection =
        Projection.ofPrincipalComponents(
            List.of(new float[] {1}, new float[] {-2}, new float[] {0}, new float[] {1}));

    assertThat(projection.explained()).containsExactly(1, 0);
    assertThat(projection.points()[0]).isEqualTo(projection.points()[3]);
  }
}
