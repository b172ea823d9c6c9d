package io.rhema.job.finetune.read;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Place;
import io.rhema.operator.decode.JsonFields;
import io.rhema.operator.decode.StrictUtf8;
import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.UnreadableRecordException;
import java.time.Instant;

/** Makes examples of the records of one format. Not safe for use by several threads at once. */
final class FeedbackDecoder {
  private static final ExampleFields FIELDS = new ExampleFields(Columns.DEFAULT, null);

  private final FeedbackFormat format;
  private final StrictUtf8 utf8 = new StrictUtf8();

  FeedbackDecoder(FeedbackFormat format) {
    this.format = format;
  }

  /**
   * The correction that a record holds, or why it holds none.
   *
   * @param value the record's, or null
   * @param timestamp the record's, which holds for JSON that does not tell when it was said
   */
  ReadExample decode(Place place, byte[] value, long timestamp) {
    if (value == null) {
      return ReadExample.unreadable(
          place, "The record has no value; it must hold a labelled example.");
    }
    try {
      LabelledExample example =
          switch (format) {
            case AVRO -> RecordCodec.of(LabelledExample.class).decode(value);
            case JSON ->
                FIELDS.read(JsonFields.parse(utf8.decode(value)), Instant.ofEpochMilli(timestamp));
          };
      return new ReadExample.Read(example, new Origin(Kind.CORRECTION, place, example.getAt()));
    } catch (RefusedRecordException | UnreadableRecordException e) {
      return ReadExample.unreadable(place, e.getMessage());
    }
  }
}
