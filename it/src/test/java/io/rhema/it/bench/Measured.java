package io.rhema.it.bench;

/**
 * What the rounds of one contender came to.
 *
 * @param name the contender
 * @param description what it does
 * @param agreement share of texts with the reference's label, before anything was timed; null where
 *     there is nothing to compare
 * @param textsPerCpuSecond texts per CPU-second of the process
 * @param textsPerSecond texts per second of wall time
 * @param ofReference texts per CPU-second as a share of the reference's in the same round
 */
record Measured(
    String name,
    String description,
    Double agreement,
    Spread textsPerCpuSecond,
    Spread textsPerSecond,
    Spread ofReference) {}
