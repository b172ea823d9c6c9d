/**
 * SentencePiece models ({@code .spm}, {@code .model}): {@link
 * io.rhema.model.text.sentencepiece.SentencePieceModel} is what the file says, {@link
 * io.rhema.model.text.sentencepiece.SentencePieceAnalyzer} the Lucene chain that encodes as the
 * library does: the whole text is normalised, then cut by Unigram, BPE, word or character, and
 * {@link io.rhema.model.text.sentencepiece.SentencePieceDecoder} puts pieces together again.
 *
 * <p>The measure of all is <a href="https://github.com/google/sentencepiece">the library</a> of
 * Kudo and Richardson (2018): pieces are the same to the last one.
 */
package io.rhema.model.text.sentencepiece;
