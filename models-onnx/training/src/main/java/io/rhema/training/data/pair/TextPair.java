package io.rhema.training.data.pair;

/** A text and its translation. */
public record TextPair(String source, String target) {}
