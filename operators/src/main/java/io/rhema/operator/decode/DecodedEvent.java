package io.rhema.operator.decode;

import io.rhema.operator.read.RawRecord;
import io.rhema.operator.type.ElementTypeInfo;
import io.rhema.schema.TextEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A text event together with the record it was read from.
 *
 * @param origin the record
 * @param event what it says; never changed once it is here
 */
public record DecodedEvent(RawRecord origin, TextEvent event) implements Decoded {

  /** As a stream element. */
  public static final TypeInformation<DecodedEvent> TYPE_INFO =
      new ElementTypeInfo<>(DecodedEvent.class, config -> new DecodedEventSerializer());
}
