/**
 * Splitting normalised text into the words in which sub-words are looked for, the {@code
 * pre_tokenizer} of a {@code tokenizer.json}: one small class for each kind, immutable, equal to
 * the {@code tokenizers} library split by split.
 */
package io.rhema.model.text.pretokenize;
