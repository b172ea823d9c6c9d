package io.rhema.operator.decode;

import io.rhema.operator.failure.DeadLetter;

/**
 * A record that is no text event.
 *
 * @param letter the record and the reason
 */
public record Refused(DeadLetter letter) implements Decoded {}
