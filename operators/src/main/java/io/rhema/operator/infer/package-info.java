/**
 * The operator that holds a model: it collects events into a window, runs the model over the
 * window's rows and hands on what the interpreter makes of the output, all within one Flink
 * operator, so that neither a tensor nor a padded batch is ever an element of the stream.
 */
package io.rhema.operator.infer;
