package io.rhema.training.recipe;

/**
 * A bidirectional LSTM encoder and an LSTM decoder with attention.
 *
 * @param hidden width
 */
public record LstmOptions(int hidden, int encoderLayers, int decoderLayers)
    implements Seq2SeqOptions {}
