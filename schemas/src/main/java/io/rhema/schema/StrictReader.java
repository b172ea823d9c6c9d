package io.rhema.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.util.Utf8;

/**
 * Reads records and refuses strings that are not UTF-8, where Avro's own reader would replace what
 * it does not understand and so change a text without a word.
 */
final class StrictReader<T> extends SpecificDatumReader<T> {

  StrictReader(Schema writer, Schema reader) {
    super(writer, reader, SchemaData.INSTANCE);
  }

  @Override
  protected Object readString(Object old, Schema expected, Decoder in) throws IOException {
    return strict(in.readString(null));
  }

  private static String strict(Utf8 utf8) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(utf8.getBytes(), 0, utf8.getByteLength()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableRecordException(
          "A string of %d bytes is not UTF-8 (%s).".formatted(utf8.getByteLength(), e.getMessage()),
          e);
    }
  }
}
