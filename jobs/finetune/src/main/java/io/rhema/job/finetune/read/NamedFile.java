package io.rhema.job.finetune.read;

import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Place;
import io.rhema.operator.decode.JsonFields;
import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.schema.LabelledExample;
import java.time.Instant;

/**
 * A file that is read.
 *
 * @param name as places have it
 */
record NamedFile(String name, FileOptions options) {

  /** The example of an object's fields, or why it is none. */
  ReadExample example(long position, JsonFields fields) {
    try {
      ExampleFields reader = new ExampleFields(options.columns(), options.task());
      return example(position, reader.read(fields, Instant.EPOCH));
    } catch (RefusedRecordException e) {
      return unreadable(position, e.getMessage());
    }
  }

  ReadExample example(long position, LabelledExample example) {
    Origin origin = new Origin(options.kind(), new Place(name, position), example.getAt());
    return new ReadExample.Read(example, origin);
  }

  ReadExample unreadable(long position, String message) {
    return ReadExample.unreadable(new Place(name, position), message);
  }
}
