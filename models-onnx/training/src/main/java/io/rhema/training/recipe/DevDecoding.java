package io.rhema.training.recipe;

/**
 * When dev sets are translated to be scored; their loss is measured at every evaluation.
 *
 * @param every evaluations between two such; 0 for only at the end
 * @param pairs how many of each dev set, from its beginning, during the training; at the end, all
 * @param beams 1 for greedy decoding
 * @param finalBeams the same at the end
 */
public record DevDecoding(int every, int pairs, int beams, int finalBeams) {}
