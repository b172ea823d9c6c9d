package io.rhema.operator.decode;

import io.rhema.schema.TextEvent;

/**
 * A text event together with the record it was read from.
 *
 * @param origin the record
 * @param event what it says
 */
public record DecodedEvent(RawRecord origin, TextEvent event) {}
