package io.rhema.job.finetune.read;

import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Place;
import io.rhema.job.finetune.example.Reason;
import io.rhema.job.finetune.example.RefusedExample;
import io.rhema.operator.type.ElementTypeInfo;
import io.rhema.schema.LabelledExample;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What was read: an example that is yet to be checked, or something that is none. */
public sealed interface ReadExample {

  /** As a stream element. */
  TypeInformation<ReadExample> TYPE_INFO =
      new ElementTypeInfo<>(ReadExample.class, config -> new ReadExampleSerializer());

  /**
   * An example.
   *
   * @param example what it says; never changed once it is here
   */
  record Read(LabelledExample example, Origin origin) implements ReadExample {}

  /** Something that is no example, and why. */
  record Unread(RefusedExample refusal) implements ReadExample {}

  /** A refusal of what cannot be read. */
  static ReadExample unreadable(Place place, String message) {
    return new Unread(new RefusedExample(place, Reason.UNREADABLE, message));
  }
}
