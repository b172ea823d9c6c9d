package io.rhema.training.data.pair;

import io.rhema.training.data.Epochs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Batches of pairs of nearly one length, with a limit on the tokens of each, padding counted.
 *
 * <p>Pairs are sorted by the length of the source, then of the target, and cut into batches; each
 * epoch pairs of equal lengths change places, and the batches are shuffled. So an epoch has the
 * same number of batches as any other, and its order is a function of the seed and the epoch: a
 * resumed run finds its place by counting.
 */
public final class TokenBatches implements Epochs<int[]> {
  private final long seed;

  /** Pairs by length. */
  private final int[] sorted;

  /** Where in {@link #sorted} each batch begins, and behind the last. */
  private final int[] begins;

  /** Where in {@link #sorted} each run of equal lengths begins, and behind the last. */
  private final int[] runs;

  /**
   * @param members indexes of pairs; one that occurs twice is shown twice an epoch
   * @param budget the most tokens a batch may have, source and target; a pair that has more is a
   *     batch of its own
   */
  public TokenBatches(EncodedPairs pairs, int[] members, int budget, long seed) {
    this.seed = seed;
    Comparator<Integer> byLength =
        Comparator.<Integer>comparingInt(pairs::sourceLength).thenComparingInt(pairs::targetLength);
    sorted = IntStream.of(members).boxed().sorted(byLength).mapToInt(Integer::intValue).toArray();
    begins = begins(pairs, budget);
    runs =
        IntStream.rangeClosed(0, sorted.length)
            .filter(
                i ->
                    i == 0 || i == sorted.length || byLength.compare(sorted[i - 1], sorted[i]) != 0)
            .toArray();
  }

  private int[] begins(EncodedPairs pairs, int budget) {
    IntStream.Builder cuts = IntStream.builder();
    int begin = 0;
    int longestTarget = 0;
    for (int i = 0; i < sorted.length; i++) {
      longestTarget = Math.max(longestTarget, pairs.targetLength(sorted[i]));
      long tokens = (i - begin + 1L) * (pairs.sourceLength(sorted[i]) + longestTarget);
      if (i == begin || tokens > budget) {
        cuts.add(i);
        begin = i;
        longestTarget = pairs.targetLength(sorted[i]);
      }
    }
    return cuts.add(sorted.length).build().toArray();
  }

  @Override
  public int batchesPerEpoch() {
    return begins.length - 1;
  }

  /** Each batch as the indexes of its pairs. */
  @Override
  public List<int[]> epoch(int epoch) {
    Random random = new Random(seed * 1_000_003L + epoch);
    int[] order = sorted.clone();
    for (int run = 0; run + 1 < runs.length; run++) {
      shuffle(order, runs[run], runs[run + 1], random);
    }
    List<int[]> batches = new ArrayList<>(batchesPerEpoch());
    for (int batch = 0; batch < batchesPerEpoch(); batch++) {
      batches.add(Arrays.copyOfRange(order, begins[batch], begins[batch + 1]));
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static void shuffle(int[] array, int from, int to, Random random) {
    for (int i = to - 1; i > from; i--) {
      int other = from + random.nextInt(i - from + 1);
      int swapped = array[i];
      array[i] = array[other];
      array[other] = swapped;
    }
  }
}
