package io.rhema.training.data;

import java.util.List;

/**
 * A whole text with its label.
 *
 * @param windows one or more, which together show all of it
 * @param label index of the class
 */
public record WindowedText(String text, List<WindowRow> windows, int label) {}
