/**
 * The streaming job against a real broker and a real Flink in this JVM, with the configuration of
 * {@code flink-conf}: exactly once through failures, bad input, refusals to start.
 */
package io.rhema.it.stream;
