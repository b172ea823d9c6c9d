package io.rhema.training.recipe;

/**
 * A model that writes texts already, and goes on learning with the vocabulary that it has.
 *
 * @param folder its bundle, int8 or fp32, of a model that this program trained
 */
public record ContinuedSeq2Seq(String folder) implements Seq2SeqOptions {}
