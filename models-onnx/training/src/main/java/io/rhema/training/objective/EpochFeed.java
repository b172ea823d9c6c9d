package io.rhema.training.objective;

import io.rhema.training.data.Epochs;
import java.util.List;

/** What an epoch after the other gives. */
final class EpochFeed<B> implements Feed {

  /** Makes what a step learns from of its part of the data. */
  interface Maker<B> {
    TrainingBatch batch(B part, int step);
  }

  private final int examples;
  private final Epochs<B> epochs;
  private final Maker<B> maker;
  private int epoch = -1;
  private List<B> batches;

  /**
   * @param examples how many an epoch has
   */
  EpochFeed(int examples, Epochs<B> epochs, Maker<B> maker) {
    this.examples = examples;
    this.epochs = epochs;
    this.maker = maker;
  }

  @Override
  public int examples() {
    return examples;
  }

  @Override
  public int batchesPerEpoch() {
    return epochs.batchesPerEpoch();
  }

  @Override
  public TrainingBatch batch(int step) {
    int wanted = step / batchesPerEpoch();
    if (wanted != epoch) {
      batches = epochs.epoch(wanted);
      epoch = wanted;
    }
    return maker.batch(batches.get(step % batchesPerEpoch()), step);
  }
}
