/**
 * A serving model trained further: the recipe that continues it on a folder of examples, and the
 * bundle that is served of what comes out. Nothing here touches libtorch; the training itself is a
 * process of its own, started by {@code io.rhema.training.launch}.
 */
package io.rhema.training.tune;
