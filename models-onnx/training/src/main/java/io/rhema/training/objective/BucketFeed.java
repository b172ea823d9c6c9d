package io.rhema.training.objective;

import io.rhema.training.data.Example;
import io.rhema.training.data.LengthBuckets;
import java.util.List;

/** Batches of examples of nearly one length. */
final class BucketFeed<E extends Example> implements Feed {

  /** Makes a batch of examples. */
  interface Maker<E> {
    TrainingBatch batch(List<E> examples, int step);
  }

  private final int examples;
  private final LengthBuckets<E> buckets;
  private final Maker<E> maker;
  private int epoch = -1;
  private List<List<E>> batches;

  BucketFeed(List<E> examples, int batchSize, long seed, Maker<E> maker) {
    this.examples = examples.size();
    buckets = new LengthBuckets<>(examples, batchSize, seed);
    this.maker = maker;
  }

  @Override
  public int examples() {
    return examples;
  }

  @Override
  public int batchesPerEpoch() {
    return buckets.batchesPerEpoch();
  }

  @Override
  public TrainingBatch batch(int step) {
    int wanted = step / batchesPerEpoch();
    if (wanted != epoch) {
      batches = buckets.epoch(wanted);
      epoch = wanted;
    }
    return maker.batch(batches.get(step % batchesPerEpoch()), step);
  }
}
