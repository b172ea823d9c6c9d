package io.rhema.operator.type;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes and reads the kinds of field that several elements have. */
public final class Fields {
  private static final int NULL = -1;

  private Fields() {}

  /** Writes bytes, or that there are none. */
  public static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
    if (bytes == null) {
      out.writeInt(NULL);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /** Reads what {@link #writeBytes} wrote; null when there were none. */
  public static byte[] readBytes(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /** Writes a string of any length, lone surrogates included, or null. */
  public static void writeString(String string, DataOutputView out) throws IOException {
    StringValue.writeString(string, out);
  }

  /** Reads what {@link #writeString} wrote. */
  public static String readString(DataInputView in) throws IOException {
    return StringValue.readString(in);
  }
}
