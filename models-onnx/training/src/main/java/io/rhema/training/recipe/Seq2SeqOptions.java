package io.rhema.training.recipe;

/** The architecture of a model that writes one text for another. */
public sealed interface Seq2SeqOptions permits TransformerOptions, LstmOptions {}
