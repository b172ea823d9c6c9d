package io.rhema.training.objective;

import io.rhema.training.recipe.Casing;
import io.rhema.training.recipe.Recasing;
import java.util.Map;
import java.util.Random;

/** In which casing each example of a step is shown: a function of seed and step. */
final class Casings {
  private final Recasing recasing;
  private final Random random;

  Casings(Recasing recasing, long seed, int step) {
    this.recasing = recasing;
    random = new Random(seed * 1_000_003L + step);
  }

  /** The form of the next example. */
  <F> F next(Map<Casing, F> forms) {
    return forms.get(recasing.at(random.nextDouble()));
  }
}
