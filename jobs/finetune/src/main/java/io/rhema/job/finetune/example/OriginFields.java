package io.rhema.job.finetune.example;

import io.rhema.operator.type.Fields;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads where an example is from. */
public final class OriginFields {
  private static final Kind[] KINDS = Kind.values();

  private OriginFields() {}

  /** Writes an origin. */
  public static void write(Origin origin, DataOutputView out) throws IOException {
    out.writeByte(origin.kind().ordinal());
    writePlace(origin.place(), out);
    out.writeLong(origin.at().toEpochMilli());
    out.writeInt(origin.superseded());
  }

  /** Reads what {@link #write} wrote. */
  public static Origin read(DataInputView in) throws IOException {
    return new Origin(
        KINDS[in.readByte()], readPlace(in), Instant.ofEpochMilli(in.readLong()), in.readInt());
  }

  static void writePlace(Place place, DataOutputView out) throws IOException {
    Fields.writeString(place.name(), out);
    out.writeLong(place.position());
  }

  static Place readPlace(DataInputView in) throws IOException {
    return new Place(Fields.readString(in), in.readLong());
  }
}
