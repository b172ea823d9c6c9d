package io.rhema.training.graph.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RecurrentStartTest {
  private static final int WIDTH = 4;
  private static final Random RANDOM = new Random(1);

  @Test
  void eachGateOfAStateIsOrthogonal() {
    float[] weight =
        RecurrentStart.ORTHOGONAL.hidden(Cell.GRU, WIDTH).draw(RANDOM, 2, 3 * WIDTH, WIDTH);

    assertThat(weight).hasSize(2 * 3 * WIDTH * WIDTH);
    for (int gate = 0; gate < 2 * 3; gate++) {
      for (int i = 0; i < WIDTH; i++) {
        for (int k = 0; k < WIDTH; k++) {
          assertThat(product(weight, gate * WIDTH + i, gate * WIDTH + k))
              .as("rows %d and %d of gate %d", i, k, gate)
              .isCloseTo(i == k ? 1 : 0, within(1e-5));
        }
      }
    }
  }

  @Test
  void theForgetGateStartsOpen() {
    float[] bias = RecurrentStart.ORTHOGONAL.bias(Cell.LSTM, 1).draw(RANDOM, 2, 8);

    assertThat(bias).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void otherCellsStartWithoutBias() {
    assertThat(RecurrentStart.ORTHOGONAL.bias(Cell.GRU, 2).draw(RANDOM, 1, 12)).containsOnly(0);
  }

  private static double product(float[] weight, int row, int other) {
    double sum = 0;
    for (int i = 0; i < WIDTH; i++) {
      sum += (double) weight[row * WIDTH + i] * weight[other * WIDTH + i];
    }
    return sum;
  }
}
