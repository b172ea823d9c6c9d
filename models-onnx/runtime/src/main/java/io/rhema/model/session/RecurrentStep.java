package io.rhema.model.session;

import java.util.List;

/**
 * What a recurrent model says behind the words that it was given.
 *
 * @param scores one for each id of the vocabulary, before the softmax: of the word that follows
 * @param states what the next step goes on from
 */
public record RecurrentStep(float[] scores, List<FloatTensor> states) {}
