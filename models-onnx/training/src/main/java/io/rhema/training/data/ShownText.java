package io.rhema.training.data;

import io.rhema.model.session.TokenRow;

/**
 * A text in a form that a model is shown.
 *
 * @param text in this form, whole
 * @param row of it, cut to the length of the training's rows
 */
public record ShownText(String text, TokenRow row) {}
