package io.rhema.operator.decode;

import io.rhema.operator.read.RawRecord;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;

/** Reads events in Avro's single-object encoding, written with any published schema. */
final class AvroReader implements EventReader {
  private final RecordCodec<TextEvent> codec = RecordCodec.of(TextEvent.class);

  @Override
  public TextEvent read(RawRecord origin) {
    return codec.decode(origin.value());
  }
}
