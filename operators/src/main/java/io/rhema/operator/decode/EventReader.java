package io.rhema.operator.decode;

import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import io.rhema.schema.UnreadableRecordException;

/** Reads the events of one format. */
interface EventReader {

  /**
   * Reads the event of one record.
   *
   * @param origin a record whose value is not null
   * @throws RefusedRecordException when the record breaks a rule of the format
   * @throws UnreadableRecordException when its bytes are not of the format
   */
  TextEvent read(RawRecord origin);
}
