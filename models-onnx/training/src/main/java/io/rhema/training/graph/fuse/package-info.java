/**
 * Replaces groups of standard operators by the one fused operator of ONNX Runtime that computes the
 * same, and back. Groups are found by structure, never by name, so that exports of different tools
 * are recognised; what is not recognised stays as it is and only runs slower.
 */
package io.rhema.training.graph.fuse;
