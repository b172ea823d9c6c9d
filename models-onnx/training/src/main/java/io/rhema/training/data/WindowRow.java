package io.rhema.training.data;

import io.rhema.model.session.TokenRow;

/**
 * A part of a text.
 *
 * @param row of it, with the special tokens
 * @param subWords how many it shows
 */
public record WindowRow(TokenRow row, int subWords) {}
