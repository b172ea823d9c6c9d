/**
 * Models that are small enough to be written by a test and to answer in microseconds, yet run on
 * the real ONNX runtime and give answers that can be worked out by hand. Published as this module's
 * test-jar for the tests of other modules; it needs nothing that they do not have already.
 */
package io.rhema.model.testing;
