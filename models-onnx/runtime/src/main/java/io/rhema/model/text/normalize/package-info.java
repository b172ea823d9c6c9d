/**
 * Normalisation that never loses the way back: each character of a normal form knows which part of
 * the original text it stands for. Equal to the {@code tokenizers} library character by character.
 */
package io.rhema.model.text.normalize;
