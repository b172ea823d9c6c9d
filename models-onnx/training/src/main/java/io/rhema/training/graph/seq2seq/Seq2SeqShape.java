package io.rhema.training.graph.seq2seq;

/** The measures of an encoder-decoder model: all that decides which weights it has. */
public sealed interface Seq2SeqShape permits TransformerShape, LstmShape {

  /** How many sub-words the joint vocabulary has. */
  int vocabulary();

  /** Width of a token's vector. */
  int hidden();

  /** The longest source, and the longest target with its start, in tokens. */
  int maxPositions();
}
