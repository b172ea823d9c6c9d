/**
 * Word models built from nothing: bag of words, mean of embeddings, recurrent networks, a small
 * Transformer, and the language models that share their layers.
 *
 * <p>{@link io.rhema.training.graph.word.WordGraphs} is the entry. It makes encoders, onto which
 * the heads of {@link io.rhema.training.graph} go. Ids are those of a word list with 0 for padding
 * and 1 for words that are not on it; rows are padded on the right.
 */
package io.rhema.training.graph.word;
