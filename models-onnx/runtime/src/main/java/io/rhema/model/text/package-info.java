/**
 * Text to the ids that models take. {@link io.rhema.model.text.TextEncoders} reads the tokenizer of
 * a model folder and answers a {@link io.rhema.model.text.TextEncoder}: a Lucene analyzer whose
 * tokens carry vocabulary ids and offsets into the original text. The files {@code *Json} each read
 * one part of a {@code tokenizer.json} and refuse by name what they do not know; {@code
 * MarianFiles} reads SentencePiece models with the vocabulary beside them. Normalisation,
 * vocabularies and the Lucene chain have a room of their own below.
 */
package io.rhema.model.text;
