package io.rhema.training.optimize;

/** How far a step goes: a function of the step alone, so that a resumed run needs no state. */
public sealed interface LearningRate permits LinearDecay, InverseSquareRoot, CosineDecay {

  /** The rate of a step, counted from 0. */
  double at(int step);
}
