package io.rhema.job.finetune.example;

import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link TrainingExample}. */
public final class TrainingExampleSerializer extends ElementSerializer<TrainingExample> {
  private static final long serialVersionUID = 1L;

  private static final int LABELLED = 0;
  private static final int MARKED = 1;
  private static final int TRANSLATED = 2;

  @Override
  public void serialize(TrainingExample example, DataOutputView target) throws IOException {
    if (example instanceof LabelledText labelled) {
      target.writeByte(LABELLED);
      Fields.writeString(labelled.label(), target);
    } else if (example instanceof MarkedText marked) {
      target.writeByte(MARKED);
      writeSpans(marked.spans(), target);
    } else if (example instanceof TranslatedText translated) {
      target.writeByte(TRANSLATED);
      Fields.writeString(translated.target(), target);
    }
    Fields.writeString(example.text(), target);
    OriginFields.write(example.origin(), target);
  }

  @Override
  public TrainingExample deserialize(DataInputView source) throws IOException {
    int form = source.readByte();
    return switch (form) {
      case LABELLED -> {
        String label = Fields.readString(source);
        yield new LabelledText(Fields.readString(source), label, OriginFields.read(source));
      }
      case MARKED -> {
        List<Span> spans = readSpans(source);
        yield new MarkedText(Fields.readString(source), spans, OriginFields.read(source));
      }
      case TRANSLATED -> {
        String target = Fields.readString(source);
        yield new TranslatedText(Fields.readString(source), target, OriginFields.read(source));
      }
      default -> throw new IOException("No example has the form %d.".formatted(form));
    };
  }

  private static void writeSpans(List<Span> spans, DataOutputView target) throws IOException {
    target.writeInt(spans.size());
    for (Span span : spans) {
      Fields.writeString(span.label(), target);
      target.writeInt(span.start());
      target.writeInt(span.end());
    }
  }

  private static List<Span> readSpans(DataInputView source) throws IOException {
    int count = source.readInt();
    List<Span> spans = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      spans.add(new Span(Fields.readString(source), source.readInt(), source.readInt()));
    }
    return spans;
  }

  @Override
  public TypeSerializerSnapshot<TrainingExample> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format has one version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TrainingExample> {
    public Snapshot() {
      super(TrainingExampleSerializer::new);
    }
  }
}
