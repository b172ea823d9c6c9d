package io.rhema.training.recipe;

/**
 * How long and with what care a translation model is trained.
 *
 * @param seed of the first weights, the order of the data and the dropout
 * @param steps to take in all, those of earlier runs included
 * @param batchTokens how many tokens a step has at most, source and target, padding counted
 * @param dropout share of each sub-layer's output
 * @param labelSmoothing share of the target spread over all pieces
 * @param evaluateEvery steps between two evaluations, each of which keeps its weights to be
 *     averaged
 * @param checkpointEvery steps between two checkpoints
 * @param averageLast how many of the last evaluations' weights are averaged
 * @param bf16 whether matrix products run in bfloat16
 * @param threads of libtorch
 */
public record TranslationSettings(
    long seed,
    int steps,
    int batchTokens,
    double dropout,
    double labelSmoothing,
    int evaluateEvery,
    int checkpointEvery,
    int averageLast,
    boolean bf16,
    int threads) {}
