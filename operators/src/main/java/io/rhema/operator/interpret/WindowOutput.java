package io.rhema.operator.interpret;

import io.rhema.model.text.Window;

/**
 * What the model answered for one window of a text.
 *
 * @param window the sub-words that it saw
 * @param values its output for this row: one logit a label for classification
 */
public record WindowOutput(Window window, float[] values) {}
