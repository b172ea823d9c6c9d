/**
 * Benchmarks: programs with a {@code main}, run by hand, never asserted on in a test. Contenders
 * answer the same texts with the same model in one process, in alternating rounds; their answers
 * are compared before anything is timed; cost is counted in CPU-seconds of the process, because the
 * machines that this runs on are shared.
 */
package io.rhema.it.bench;
