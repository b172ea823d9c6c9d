package io.rhema.it.bench;

import java.util.List;

/**
 * How the operator scales.
 *
 * @param slots two slots against one: per CPU-second, 1 is no loss; per second, 2 is twice as many
 * @param lengths what texts of each length cost, on one thread
 */
record ScalingResult(Comparison slots, List<LengthCost> lengths) {}
