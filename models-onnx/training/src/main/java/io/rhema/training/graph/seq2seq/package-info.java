/**
 * Encoder-decoder models built from nothing: the graph that is trained by teacher forcing, and the
 * two graphs with caches that serve its weights.
 *
 * <p>Both are written by the same layers over the same names, so the weights of the one are the
 * weights of the other. {@link io.rhema.training.graph.seq2seq.Seq2SeqGraphs} is the entry.
 */
package io.rhema.training.graph.seq2seq;
