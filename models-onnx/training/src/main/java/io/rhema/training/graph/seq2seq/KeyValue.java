package io.rhema.training.graph.seq2seq;

/** Names of the keys and the values of an attention, each {@code [batch, heads, tokens, dim]}. */
record KeyValue(String key, String value) {}
