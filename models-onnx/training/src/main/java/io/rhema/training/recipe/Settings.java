package io.rhema.training.recipe;

/**
 * What all stages share.
 *
 * @param seed of the head's first weights, and of every stage but the last
 * @param warmup share of a stage's steps in which the learning rate rises
 * @param weightDecay on matrices; biases and normalisation scales have none
 * @param clipNorm largest norm of the gradient; 0 for no limit
 * @param dropout share of each sub-layer's output
 * @param labelSmoothing share of the target spread over all labels
 * @param evaluateEvery steps between two evaluations, each with a checkpoint
 * @param patience how many evaluations in a row may bring no better score before a stage ends
 *     early; 0 to go through all its steps
 * @param averageFrom share of the last stage's steps after which the weights at each evaluation are
 *     kept, to be averaged over all of them and all seeds; 1 for no average
 * @param lazyRows whether a step updates only the embedding rows that its batch uses
 * @param bf16 whether matrix products run in bfloat16
 * @param threads of libtorch
 */
public record Settings(
    long seed,
    double warmup,
    double weightDecay,
    double clipNorm,
    double dropout,
    double labelSmoothing,
    int evaluateEvery,
    int patience,
    double averageFrom,
    boolean lazyRows,
    boolean bf16,
    int threads) {}
