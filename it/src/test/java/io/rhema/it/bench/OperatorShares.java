package io.rhema.it.bench;

import java.util.Map;

/**
 * Which operators of a graph a run of the model spends its time in.
 *
 * @param model which form of the model
 * @param rows texts in the run
 * @param columns sub-words of each, special tokens included
 * @param milliseconds that all operators of a run take, on average
 * @param shares of that time by the operator's name, from 0 to 1, the largest first
 */
record OperatorShares(
    String model, int rows, int columns, double milliseconds, Map<String, Double> shares) {}
