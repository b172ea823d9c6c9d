package io.rhema.operator.decode;

import io.rhema.operator.read.RawRecord;

/** Reads text events out of records of one format. Never throws for anything a record contains. */
public interface Decoder {

  /** The event that a record holds, or the reason why there is none. */
  Decoded decode(RawRecord origin);
}
