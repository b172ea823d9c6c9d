package io.rhema.operator.interpret;

import io.rhema.model.text.Window;

/**
 * What one head of a model answered for one window of a text, padding left out.
 *
 * @param window the sub-words that it saw
 * @param prefix special tokens before the first sub-word
 * @param width numbers that belong together: one logit a label, or one a dimension
 * @param values {@code width} numbers for the whole row, or for each of its positions, special
 *     tokens included, position by position
 */
public record WindowOutput(Window window, int prefix, int width, float[] values) {}
