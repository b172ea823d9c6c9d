package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.session.TokenRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

  @Test
  void rowsArePaddedOnTheRightAndMasked() {
    Batch batch =
        Batch.of(
            List.of(
                new TokenRow(new int[] {5, 6, 7}, new byte[] {0, 1, 2}),
                new TokenRow(new int[] {8}, new byte[] {3})),
            99);

    assertThat(batch.rows()).isEqualTo(2);
    assertThat(batch.columns()).isEqualTo(3);
    assertThat(batch.ids()).containsExactly(5, 6, 7, 8, 99, 99);
    assertThat(batch.mask()).containsExactly(1, 1, 1, 1, 0, 0);
    assertThat(batch.shapes()).containsExactly(0, 1, 2, 3, 0, 0);
    assertThat(batch.tokens()).isEqualTo(4);
  }
}
