package io.rhema.training.graph.layer;

/** Names of the keys and the values of an attention, each {@code [batch, heads, tokens, dim]}. */
public record KeyValue(String key, String value) {}
