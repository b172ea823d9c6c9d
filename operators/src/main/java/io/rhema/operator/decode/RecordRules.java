package io.rhema.operator.decode;

import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.operator.failure.WantedTasks;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import java.util.Locale;

/**
 * What every event must keep to, whatever its format.
 *
 * <p>Every result repeats the id and the key. Their limits make sure that no result can be larger
 * than Kafka's default limit of one megabyte, which would fail the job instead of the record.
 *
 * @param maxChars UTF-16 code units that a text may have
 */
record RecordRules(int maxChars) {
  static final int MAX_ID_CHARS = 1_024;
  static final int MAX_KEY_BYTES = 65_536;

  RecordRules {
    if (maxChars < 1) {
      throw new IllegalArgumentException("maxChars=%d: must be at least 1".formatted(maxChars));
    }
  }

  /**
   * @throws RefusedRecordException when the record has no value, a key that is too long, or a
   *     header that asks for something else than tasks
   */
  void check(RawRecord origin) {
    if (origin.value() == null) {
      throw new RefusedRecordException("The record has no value; it must hold a text event.");
    }
    if (origin.key() != null && origin.key().length > MAX_KEY_BYTES) {
      throw tooLong("Key", origin.key().length, "bytes", MAX_KEY_BYTES);
    }
    WantedTasks.check(origin);
  }

  /**
   * @throws RefusedRecordException when the text or the id is too long
   */
  void check(TextEvent event) {
    if (event.getText().length() > maxChars) {
      throw tooLong("Text", event.getText().length(), "characters", maxChars);
    }
    if (event.getId().length() > MAX_ID_CHARS) {
      throw tooLong("Id", event.getId().length(), "characters", MAX_ID_CHARS);
    }
  }

  private static RefusedRecordException tooLong(String what, int length, String unit, int most) {
    return new RefusedRecordException(
        String.format(
            Locale.ROOT,
            "%s of %,d %s is too long; at most %,d are accepted.",
            what,
            length,
            unit,
            most));
  }
}
