package io.rhema.training.objective;

import io.rhema.training.metric.Measurement;
import io.rhema.training.recipe.Portion;
import java.io.IOException;
import java.util.List;

/** How one head of a model is trained and measured. */
public sealed interface Objective permits ClassificationObjective, TaggingObjective {

  /** Name of the head. */
  String head();

  /**
   * Reads the data of a stage.
   *
   * @param portion of this head
   * @param seed of the order of the data
   */
  Feed feed(Portion portion, long seed) throws IOException;

  /** Measures the weights as they are now on each dev set. */
  List<Measurement> evaluate();
}
