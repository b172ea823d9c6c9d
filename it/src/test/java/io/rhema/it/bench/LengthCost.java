package io.rhema.it.bench;

/**
 * What texts of one length cost the operator.
 *
 * @param subWords of each text, special tokens included
 * @param subWordsPerCpuSecond how many it gets through
 */
record LengthCost(int subWords, Spread subWordsPerCpuSecond) {}
