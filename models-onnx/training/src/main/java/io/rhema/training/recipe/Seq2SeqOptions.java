package io.rhema.training.recipe;

/** What a model that writes one text for another is before it is trained. */
public sealed interface Seq2SeqOptions permits TransformerOptions, LstmOptions, ContinuedSeq2Seq {}
