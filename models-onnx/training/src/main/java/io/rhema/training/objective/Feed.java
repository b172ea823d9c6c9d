package io.rhema.training.objective;

/** The batches of one head in one pass. What a step gets is a function of the step alone. */
public interface Feed {

  /** How many examples an epoch has. */
  int examples();

  int batchesPerEpoch();

  /** The batch of a step, counted from 0 over all epochs. */
  TrainingBatch batch(int step);
}
