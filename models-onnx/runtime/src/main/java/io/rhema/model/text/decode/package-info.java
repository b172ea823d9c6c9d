/**
 * From pieces back to text, the {@code decoder} of a {@code tokenizer.json}: one small class for
 * each kind, immutable, equal to the {@code tokenizers} library.
 */
package io.rhema.model.text.decode;
