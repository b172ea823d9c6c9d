/**
 * From float weights to 8-bit integers. Weights get one scale per output column (per row for
 * embedding tables), chosen once; activations are quantised while the model runs, by scales of that
 * moment or fixed ones.
 */
package io.rhema.training.graph.quantize;
