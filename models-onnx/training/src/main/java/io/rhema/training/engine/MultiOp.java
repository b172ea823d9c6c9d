package io.rhema.training.engine;

import java.util.List;

/** How one kind of node computes several outputs, in the node's order. */
@FunctionalInterface
interface MultiOp {

  List<Value> apply(OpCall call);
}
