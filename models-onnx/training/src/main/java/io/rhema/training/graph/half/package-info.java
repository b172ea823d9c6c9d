/**
 * From 32 to 16 bits for devices that compute faster in half precision. Normalisations, whose
 * variances leave half's range, stay in 32 bits.
 */
package io.rhema.training.graph.half;
