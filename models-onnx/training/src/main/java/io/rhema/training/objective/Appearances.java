package io.rhema.training.objective;

import io.rhema.training.data.TaggedExample;
import io.rhema.training.data.TaggedRow;
import io.rhema.training.recipe.Casing;
import io.rhema.training.recipe.Recasing;
import java.util.Map;
import java.util.SplittableRandom;

/** In which casing and spacing each example of a step is shown: a function of seed and step. */
final class Appearances {
  private final Recasing recasing;

  /** Not a {@code Random}, whose first number hardly changes from one step to the next. */
  private final SplittableRandom random;

  Appearances(Recasing recasing, long seed, int step) {
    this.recasing = recasing;
    random = new SplittableRandom(seed * 1_000_003L + step);
  }

  /** The form of the next example. */
  <F> F next(Map<Casing, F> forms) {
    return forms.get(recasing.at(random.nextDouble()));
  }

  /** The row of the next sentence. */
  TaggedRow next(TaggedExample sentence) {
    return next(sentence.at(random.nextDouble()));
  }
}
