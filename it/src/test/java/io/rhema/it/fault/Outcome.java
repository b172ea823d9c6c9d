package io.rhema.it.fault;

/**
 * What came of one strike.
 *
 * @param site on which cluster
 * @param verdict on the events that were sent since the job had recovered from the strike before
 * @param restores how often the job went back to a checkpoint meanwhile
 * @param seconds from the strike until all events were answered that had been sent before it
 */
record Outcome(String site, Strike strike, Verdict verdict, int restores, double seconds) {}
