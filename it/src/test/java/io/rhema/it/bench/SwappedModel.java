package io.rhema.it.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The changes of one model.
 *
 * @param model its name and version
 * @param texts that were sent
 * @param answered how many different ones of them have a result; there are no more results
 * @param swaps in their order
 */
record SwappedModel(String model, int texts, long answered, List<Swap> swaps) {

  /** A figure of all of them. */
  Spread of(ToDoubleFunction<Swap> figure) {
    return Spread.of(swaps.stream().mapToDouble(figure).toArray());
  }
}
