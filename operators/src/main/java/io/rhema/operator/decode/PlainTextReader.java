package io.rhema.operator.decode;

import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.Map;

/** Takes the whole value as the text and the key as the id; a key that cannot be an id is none. */
final class PlainTextReader implements EventReader {
  private final StrictUtf8 utf8 = new StrictUtf8();

  @Override
  public TextEvent read(RawRecord origin) {
    return TextEvent.newBuilder()
        .setId(id(origin))
        .setText(utf8.decode(origin.value()))
        .setEventTime(Instant.ofEpochMilli(origin.timestamp()))
        .setAttributes(Map.of())
        .build();
  }

  private String id(RawRecord origin) {
    if (origin.key() == null || origin.key().length > RecordRules.MAX_ID_CHARS) {
      return "";
    }
    try {
      return utf8.decode(origin.key());
    } catch (RefusedRecordException e) {
      return "";
    }
  }
}
