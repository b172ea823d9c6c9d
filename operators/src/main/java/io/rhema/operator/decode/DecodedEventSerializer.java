package io.rhema.operator.decode;

import io.rhema.operator.read.RawRecordSerializer;
import io.rhema.operator.type.AvroSerializer;
import io.rhema.operator.type.ElementSerializer;
import io.rhema.schema.TextEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link DecodedEvent}. */
public final class DecodedEventSerializer extends ElementSerializer<DecodedEvent> {
  private static final long serialVersionUID = 1L;

  private final RawRecordSerializer origins = new RawRecordSerializer();
  private final AvroSerializer<TextEvent> events = new AvroSerializer<>(TextEvent.class);

  @Override
  public void serialize(DecodedEvent element, DataOutputView target) throws IOException {
    origins.serialize(element.origin(), target);
    events.serialize(element.event(), target);
  }

  @Override
  public DecodedEvent deserialize(DataInputView source) throws IOException {
    return new DecodedEvent(origins.deserialize(source), events.deserialize(source));
  }

  @Override
  public TypeSerializerSnapshot<DecodedEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version; the event inside names its own schema. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DecodedEvent> {
    public Snapshot() {
      super(DecodedEventSerializer::new);
    }
  }
}
