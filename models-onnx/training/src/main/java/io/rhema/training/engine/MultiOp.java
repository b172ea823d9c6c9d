package io.rhema.training.engine;

import java.util.List;

/**
 * How one kind of node computes several outputs, in the node's order; the last ones may be missing
 * if nobody wants them.
 */
@FunctionalInterface
interface MultiOp {

  List<Value> apply(OpCall call);
}
