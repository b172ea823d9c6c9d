package io.rhema.operator.analyze;

import io.rhema.model.text.EncodedText;
import io.rhema.operator.read.RawRecordSerializer;
import io.rhema.operator.type.AvroSerializer;
import io.rhema.operator.type.ElementSerializer;
import io.rhema.schema.TextEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link AnalyzedEvent}. */
public final class AnalyzedEventSerializer extends ElementSerializer<AnalyzedEvent> {
  private static final long serialVersionUID = 1L;

  private final RawRecordSerializer origins = new RawRecordSerializer();
  private final AvroSerializer<TextEvent> events = new AvroSerializer<>(TextEvent.class);
  private final EncodedTextSerializer encodings = new EncodedTextSerializer();

  @Override
  public void serialize(AnalyzedEvent element, DataOutputView target) throws IOException {
    origins.serialize(element.origin(), target);
    events.serialize(element.event(), target);
    VarInt.write(element.encodings().size(), target);
    for (EncodedText encoding : element.encodings()) {
      encodings.serialize(encoding, target);
    }
  }

  @Override
  public AnalyzedEvent deserialize(DataInputView source) throws IOException {
    var origin = origins.deserialize(source);
    var event = events.deserialize(source);
    int count = VarInt.read(source);
    List<EncodedText> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(encodings.deserialize(source));
    }
    return new AnalyzedEvent(origin, event, texts);
  }

  @Override
  public TypeSerializerSnapshot<AnalyzedEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version; the event inside names its own schema. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AnalyzedEvent> {
    public Snapshot() {
      super(AnalyzedEventSerializer::new);
    }
  }
}
