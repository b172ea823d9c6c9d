package io.rhema.training.objective;

import io.rhema.training.engine.Pass;
import org.bytedeco.pytorch.Tensor;

/** What one step learns from. */
public interface TrainingBatch {

  /** Real tokens of its rows. */
  int tokens();

  /**
   * A number to make smaller, with the graph to its gradient, in the pointer scope that is open.
   */
  Tensor loss(Pass pass);
}
