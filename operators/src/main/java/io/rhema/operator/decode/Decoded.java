package io.rhema.operator.decode;

/** What becomes of a record: an event, or the reason why there is none. */
public sealed interface Decoded permits DecodedEvent, Refused {}
