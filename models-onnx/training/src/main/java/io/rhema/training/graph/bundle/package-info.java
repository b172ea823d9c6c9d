/**
 * Whole bundles from one number format to another: the graph is rewritten, everything else is
 * copied, and manifest and model card say what was done.
 */
package io.rhema.training.graph.bundle;
