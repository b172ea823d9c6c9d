package io.rhema.training.engine;

/** How one kind of node computes its output. */
@FunctionalInterface
interface Op {

  Value apply(OpCall call);
}
