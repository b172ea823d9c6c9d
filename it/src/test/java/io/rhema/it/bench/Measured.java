package io.rhema.it.bench;

/**
 * What the rounds of one contender came to.
 *
 * @param name the contender
 * @param description what it does
 * @param agreement share of texts with the ceiling's label, before anything was timed
 * @param textsPerCpuSecond texts per CPU-second of the process
 * @param textsPerSecond texts per second of wall time
 * @param ofCeiling texts per CPU-second as a share of the ceiling's in the same round
 */
record Measured(
    String name,
    String description,
    double agreement,
    Spread textsPerCpuSecond,
    Spread textsPerSecond,
    Spread ofCeiling) {}
