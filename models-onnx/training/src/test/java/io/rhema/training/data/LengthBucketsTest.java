package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.session.TokenRow;
import io.rhema.training.recipe.Casing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LengthBucketsTest {
  private static final Random RANDOM = new Random(5);
  private static final List<LabelledRow> EXAMPLES =
      Stream.generate(() -> row(1 + RANDOM.nextInt(60))).limit(1003).toList();

  private final LengthBuckets<LabelledRow> buckets = new LengthBuckets<>(EXAMPLES, 8, 3);

  private static LabelledRow row(int length) {
    return new LabelledRow(
        Map.of(Casing.AS_WRITTEN, new ShownText("", new TokenRow(new int[length]))), 0);
  }

  @Test
  void anEpochHasEveryExampleOnce() {
    List<List<LabelledRow>> batches = buckets.epoch(0);

    assertThat(batches).hasSize(buckets.batchesPerEpoch()).hasSize(126);
    assertThat(batches.stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(EXAMPLES);
  }

  @Test
  void theOrderDependsOnSeedAndEpochAlone() {
    assertThat(new LengthBuckets<>(EXAMPLES, 8, 3).epoch(4)).isEqualTo(buckets.epoch(4));
    assertThat(buckets.epoch(1)).isNotEqualTo(buckets.epoch(0));
    assertThat(new LengthBuckets<>(EXAMPLES, 8, 4).epoch(0)).isNotEqualTo(buckets.epoch(0));
  }

  @Test
  void paddingIsAFewPercent() {
    long real = EXAMPLES.stream().mapToLong(LabelledRow::length).sum();
    long padded =
        buckets.epoch(0).stream()
            .map(
                batch ->
                    Batch.of(
                        batch.stream()
                            .map(row -> row.forms().get(Casing.AS_WRITTEN).row())
                            .toList(),
                        0))
            .mapToLong(batch -> (long) batch.rows() * batch.columns())
            .sum();

    assertThat(padded).isLessThan(real * 105 / 100);
  }
}
