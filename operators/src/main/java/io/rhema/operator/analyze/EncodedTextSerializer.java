package io.rhema.operator.analyze;

import io.rhema.model.text.EncodedText;
import io.rhema.operator.type.ElementSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes the fingerprint and, for each sub-word, its id, the distance from the end of the one
 * before, and its length, as variable-length integers, then one byte for its word and case: about
 * five bytes a sub-word of common text. Where sub-words are weighed, that byte says so and the
 * weight follows; a text without weights is written as before there were any.
 */
public final class EncodedTextSerializer extends ElementSerializer<EncodedText> {
  private static final long serialVersionUID = 1L;

  private static final int CONTINUES_WORD = 4;
  private static final int CASE = 3;
  private static final int WEIGHED = 8;

  @Override
  public void serialize(EncodedText text, DataOutputView target) throws IOException {
    target.writeUTF(text.encoder());
    VarInt.write(text.size(), target);
    int weighed = text.weights().length == 0 ? 0 : WEIGHED;
    int end = 0;
    for (int i = 0; i < text.size(); i++) {
      VarInt.write(text.ids()[i], target);
      VarInt.writeSigned(text.starts()[i] - end, target);
      end = text.ends()[i];
      VarInt.writeSigned(end - text.starts()[i], target);
      boolean continues = i > 0 && text.words()[i] == text.words()[i - 1];
      target.writeByte(weighed | (continues ? CONTINUES_WORD : 0) | text.cases()[i]);
      if (weighed != 0) {
        target.writeFloat(text.weights()[i]);
      }
    }
  }

  @Override
  public EncodedText deserialize(DataInputView source) throws IOException {
    String encoder = source.readUTF();
    int size = VarInt.read(source);
    int[] ids = new int[size];
    int[] starts = new int[size];
    int[] ends = new int[size];
    int[] words = new int[size];
    byte[] cases = new byte[size];
    float[] weights = new float[0];
    int end = 0;
    int word = -1;
    for (int i = 0; i < size; i++) {
      ids[i] = VarInt.read(source);
      starts[i] = end + VarInt.readSigned(source);
      end = starts[i] + VarInt.readSigned(source);
      ends[i] = end;
      int written = source.readByte();
      boolean weighed = (written & WEIGHED) != 0;
      if (i == 0 && weighed) {
        weights = new float[size];
      }
      if (!isWordMark(written, i) || weighed != (weights.length > 0)) {
        throw new IOException(
            "Sub-word %d has the word mark %d; the text is damaged".formatted(i, written));
      }
      if (weighed) {
        weights[i] = source.readFloat();
      }
      word += (written & CONTINUES_WORD) == 0 ? 1 : 0;
      words[i] = word;
      cases[i] = (byte) (written & CASE);
    }
    return new EncodedText(encoder, ids, starts, ends, words, cases, weights);
  }

  private static boolean isWordMark(int written, int subWord) {
    int known = WEIGHED | (subWord == 0 ? 0 : CONTINUES_WORD) | CASE;
    return (written & ~known) == 0;
  }

  @Override
  public TypeSerializerSnapshot<EncodedText> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The written form has no options: the class of the serializer is its version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EncodedText> {
    public Snapshot() {
      super(EncodedTextSerializer::new);
    }
  }
}
