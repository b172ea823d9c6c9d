package io.rhema.training.data;

import io.rhema.model.session.TokenRow;

/**
 * Some words of a sentence in one row.
 *
 * @param positions of the row that have a label: the first piece of each word of the tokenizer
 * @param labels of these, as indexes
 * @param words for each word of the file, the position of its first piece; -1 if it has none
 */
public record TaggedRow(TokenRow row, int[] positions, int[] labels, int[] words) {}
