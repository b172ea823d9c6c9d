package io.rhema.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Batches of texts of nearly one length, in a random order.
 *
 * <p>The examples are shuffled, cut into pools of {@value #POOL} batches, sorted by length inside a
 * pool, and the batches shuffled again: little padding, yet each epoch mixes anew. The order is a
 * function of the seed and the epoch alone, so that a resumed run finds its place by counting.
 */
public final class LengthBuckets<E extends Example> implements Epochs<List<E>> {
  private static final int POOL = 50;

  private final List<E> examples;
  private final int batchSize;
  private final long seed;

  public LengthBuckets(List<E> examples, int batchSize, long seed) {
    this.examples = List.copyOf(examples);
    this.batchSize = batchSize;
    this.seed = seed;
  }

  /** How many batches so many examples make; the last may be smaller. */
  public static int batches(int examples, int batchSize) {
    return (examples + batchSize - 1) / batchSize;
  }

  @Override
  public int batchesPerEpoch() {
    return batches(examples.size(), batchSize);
  }

  @Override
  public List<List<E>> epoch(int epoch) {
    Random random = new Random(seed * 1_000_003L + epoch);
    List<E> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, random);
    List<List<E>> batches = new ArrayList<>(batchesPerEpoch());
    for (List<E> pool : parts(shuffled, POOL * batchSize)) {
      pool.sort(Comparator.comparingInt(Example::length));
      batches.addAll(parts(pool, batchSize));
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private List<List<E>> parts(List<E> list, int size) {
    List<List<E>> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      parts.add(list.subList(from, Math.min(list.size(), from + size)));
    }
    return parts;
  }
}
