/**
 * Writing token by token: greedy and beam search over a model of encoder and decoder.
 *
 * <p>{@link io.rhema.model.generate.Generator} takes batches of sources of token ids and gives one
 * {@link io.rhema.model.generate.Generated} for each, with the semantics of {@code generate} in
 * Hugging Face transformers. Native tensors stay in {@code session}: what comes here is the
 * logarithm of the probability of every token, row by row, and what goes back is which token each
 * row takes and which row it goes on from. {@link io.rhema.model.generate.Sampler} draws words for
 * models that go on by chance.
 */
package io.rhema.model.generate;
