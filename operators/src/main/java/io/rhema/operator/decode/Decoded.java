package io.rhema.operator.decode;

import io.rhema.operator.failure.DeadLetter;

/** What becomes of a record: an event, or a dead letter with the reason why there is none. */
public sealed interface Decoded permits DecodedEvent, Decoded.Refused {

  /**
   * A record that is no text event.
   *
   * @param letter the record and the reason
   */
  record Refused(DeadLetter letter) implements Decoded {}
}
