package io.rhema.model.generate;

/**
 * What was written for one source.
 *
 * @param ids tokens in their order, without start, end and padding
 * @param logProbability natural logarithm of the probability of these tokens and, if it was
 *     written, the end token; as changed by the rules, so that a forced token counts nothing
 * @param score {@code logProbability / length^lengthPenalty}, which the search compares; the end
 *     token counts in the length
 * @param finish why it ended
 */
public record Generated(int[] ids, double logProbability, double score, Finish finish) {}
