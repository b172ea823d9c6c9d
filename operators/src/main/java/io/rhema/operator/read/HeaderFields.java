package io.rhema.operator.read;

import io.rhema.operator.type.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads the headers of an element. */
public final class HeaderFields {

  private HeaderFields() {}

  public static void write(List<RawRecord.Header> headers, DataOutputView out) throws IOException {
    out.writeInt(headers.size());
    for (RawRecord.Header header : headers) {
      Fields.writeString(header.name(), out);
      Fields.writeBytes(header.value(), out);
    }
  }

  public static List<RawRecord.Header> read(DataInputView in) throws IOException {
    int count = in.readInt();
    List<RawRecord.Header> headers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      headers.add(new RawRecord.Header(Fields.readString(in), Fields.readBytes(in)));
    }
    return headers;
  }
}
