package io.rhema.it.bench;

/**
 * How one contender did.
 *
 * @param contender its name
 * @param description what it does
 * @param agreement share of the texts that it answered as it had to, before anything was timed
 * @param left why it was not timed; null if it was
 * @param textsPerCpuSecond texts per CPU-second of its process; null if it was not timed
 * @param textsPerSecond texts per second of wall time; null if it was not timed
 * @param compiling what compilers took of its CPU time, of that of a process of its own; else null
 */
record Standing(
    String contender,
    String description,
    Double agreement,
    String left,
    Spread textsPerCpuSecond,
    Spread textsPerSecond,
    Double compiling) {}
