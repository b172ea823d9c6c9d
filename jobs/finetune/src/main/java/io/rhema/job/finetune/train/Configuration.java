package io.rhema.job.finetune.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What distinguishes one training of a search from the others.
 *
 * @param index which it is, from 0; of equally good ones the first is chosen
 * @param learningRate the highest one
 * @param seed of the order of the examples and of the dropout
 */
public record Configuration(int index, double learningRate, long seed) implements Serializable {

  /** Every learning rate with every seed, in the given order. */
  public static List<Configuration> all(List<Double> learningRates, List<Long> seeds) {
    List<Configuration> all = new ArrayList<>();
    for (double learningRate : learningRates) {
      for (long seed : seeds) {
        all.add(new Configuration(all.size(), learningRate, seed));
      }
    }
    return all;
  }

  /** In words: {@code learning rate 3.0e-05, seed 1}. */
  public String describe() {
    return String.format(Locale.ROOT, "learning rate %.1e, seed %d", learningRate, seed);
  }
}
