/**
 * Unigram: of all the ways to cut a word into pieces, the one whose pieces are the most probable
 * (Kudo, 2018, "Subword Regularization", section 3). It is what SentencePiece calls {@code unigram}
 * and a {@code tokenizer.json} {@code Unigram}; the two differ in how they round and in what they
 * look for, and {@link io.rhema.model.text.unigram.UnigramModel} does either to the last bit.
 */
package io.rhema.model.text.unigram;
