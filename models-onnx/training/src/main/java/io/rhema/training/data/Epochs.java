package io.rhema.training.data;

import java.util.List;

/** Some data as batches, again and again, in an order that is a function of the epoch. */
public interface Epochs<B> {

  int batchesPerEpoch();

  /** The batches of an epoch, counted from 0. */
  List<B> epoch(int epoch);
}
