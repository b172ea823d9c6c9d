package io.rhema.local.explain;

/**
 * What could come next.
 *
 * @param piece as it is shown; a blank in front of a word is {@code ▁}
 * @param probability in [0, 1]
 */
public record Candidate(String piece, double probability) {}
