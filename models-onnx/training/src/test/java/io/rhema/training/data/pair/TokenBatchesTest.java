package io.rhema.training.data.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBatchesTest {
  private static final int BUDGET = 60;

  private final EncodedPairs pairs = pairs(300);
  private final TokenBatches batches = new TokenBatches(pairs, all(pairs), BUDGET, 7);

  private static EncodedPairs pairs(int count) {
    Random random = new Random(5);
    EncodedPairs.Builder builder = new EncodedPairs.Builder();
    for (int i = 0; i < count; i++) {
      builder.add(new int[1 + random.nextInt(9)], new int[1 + random.nextInt(9)]);
    }
    return builder.build();
  }

  private static int[] all(EncodedPairs pairs) {
    return IntStream.range(0, pairs.size()).toArray();
  }

  private static List<Integer> members(List<int[]> epoch) {
    return epoch.stream().flatMapToInt(Arrays::stream).boxed().toList();
  }

  @Test
  void anEpochHasEachPairOnce() {
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(members(batches.epoch(epoch)))
          .containsExactlyInAnyOrder(Arrays.stream(all(pairs)).boxed().toArray(Integer[]::new));
      assertThat(batches.epoch(epoch)).hasSize(batches.batchesPerEpoch());
    }
  }

  @Test
  void noBatchExceedsTheBudgetWithItsPadding() {
    for (int[] batch : batches.epoch(1)) {
      int source = Arrays.stream(batch).map(pairs::sourceLength).max().orElseThrow();
      int target = Arrays.stream(batch).map(pairs::targetLength).max().orElseThrow();

      assertThat(batch.length * (source + target)).isLessThanOrEqualTo(BUDGET);
    }
  }

  @Test
  void littleOfABatchIsPadding() {
    long padded =
        batches.epoch(0).stream()
            .mapToLong(
                batch ->
                    (long) batch.length
                        * (Arrays.stream(batch).map(pairs::sourceLength).max().orElseThrow()
                            + Arrays.stream(batch).map(pairs::targetLength).max().orElseThrow()))
            .sum();

    assertThat((double) pairs.tokens() / padded).isGreaterThan(0.8);
  }

  @Test
  void anEpochIsAFunctionOfItsNumberAndTheSeed() {
    TokenBatches same = new TokenBatches(pairs, all(pairs), BUDGET, 7);
    TokenBatches other = new TokenBatches(pairs, all(pairs), BUDGET, 8);

    assertThat(same.epoch(2)).usingRecursiveComparison().isEqualTo(batches.epoch(2));
    assertThat(members(batches.epoch(3))).isNotEqualTo(members(batches.epoch(2)));
    assertThat(members(other.epoch(2))).isNotEqualTo(members(batches.epoch(2)));
  }

  @Test
  void pairsOfEqualLengthsMeetOthersInTheNextEpoch() {
    EncodedPairs.Builder builder = new EncodedPairs.Builder();
    for (int i = 0; i < 100; i++) {
      builder.add(new int[3], new int[3]);
    }
    TokenBatches equal = new TokenBatches(builder.build(), all(builder.build()), BUDGET, 1);

    List<Integer> first = sortedBatchOf(equal.epoch(0), 42);
    List<Integer> second = sortedBatchOf(equal.epoch(1), 42);

    assertThat(first).hasSize(10).isNotEqualTo(second);
  }

  private static List<Integer> sortedBatchOf(List<int[]> epoch, int pair) {
    int[] batch =
        epoch.stream()
            .filter(members -> Arrays.stream(members).anyMatch(member -> member == pair))
            .findFirst()
            .orElseThrow();
    List<Integer> members = new ArrayList<>(Arrays.stream(batch).boxed().toList());
    Collections.sort(members);
    return members;
  }

  @Test
  void aRepeatedPairIsShownAgain() {
    TokenBatches repeated = new TokenBatches(pairs, new int[] {1, 2, 2}, BUDGET, 1);

    assertThat(members(repeated.epoch(0))).containsExactlyInAnyOrder(1, 2, 2);
  }

  @Test
  void aPairBeyondTheBudgetIsABatchOfItsOwn() {
    EncodedPairs.Builder builder = new EncodedPairs.Builder();
    builder.add(new int[50], new int[50]).add(new int[50], new int[50]).add(new int[1], new int[1]);

    TokenBatches longOnes = new TokenBatches(builder.build(), new int[] {0, 1, 2}, BUDGET, 1);

    assertThat(longOnes.epoch(0)).extracting(batch -> batch.length).containsExactly(1, 1, 1);
  }
}
