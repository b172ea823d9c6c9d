package io.rhema.operator.batch;

import io.rhema.model.text.Window;

/**
 * What the model sees as one row: a text, or one window of a text that is too long for it.
 *
 * @param event the event's position in arrival order
 * @param window the sub-words
 * @param length positions of the row, special tokens included
 */
public record Row(int event, Window window, int length) {}
