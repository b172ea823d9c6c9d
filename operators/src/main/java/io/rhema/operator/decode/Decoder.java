package io.rhema.operator.decode;

import io.rhema.operator.Stage;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import io.rhema.schema.UnreadableRecordException;

/**
 * Makes text events of the records of one format. Not safe for use by several threads at once.
 *
 * <p>An event without an id gets the record's coordinates as its id, so that every result can be
 * told from every other.
 */
public final class Decoder {
  private final EventReader reader;
  private final RecordRules rules;

  /**
   * @param format how values are written
   * @param maxChars UTF-16 code units that a text may have
   */
  public Decoder(InputFormat format, int maxChars) {
    this.reader = format.reader();
    this.rules = new RecordRules(maxChars);
  }

  /** The event that a record holds, or a dead letter. Nothing in a record makes this throw. */
  public Decoded decode(RawRecord origin) {
    try {
      rules.check(origin);
      TextEvent event = reader.read(origin);
      if (event.getId().isEmpty()) {
        event.setId(origin.coordinates());
      }
      rules.check(event);
      return new DecodedEvent(origin, event);
    } catch (RefusedRecordException | UnreadableRecordException e) {
      return new Decoded.Refused(DeadLetter.refused(origin, Stage.DECODE, e));
    } catch (RuntimeException e) {
      return new Decoded.Refused(DeadLetter.failed(origin, Stage.DECODE, e));
    }
  }
}
