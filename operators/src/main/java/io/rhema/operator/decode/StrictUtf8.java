package io.rhema.operator.decode;

import io.rhema.operator.failure.RefusedRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and refuses what is not, where {@code new String} would replace it silently. */
public final class StrictUtf8 {
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  /**
   * @throws RefusedRecordException when the bytes are not UTF-8
   */
  public String decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return decoder.decode(in).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedRecordException(
          "Value of %d bytes is not UTF-8: %s at byte %d.%s"
              .formatted(bytes.length, e.getMessage(), in.position(), hint(bytes)),
          e);
    }
  }

  /** Of the commonest mistake, another format than the one that is read. */
  private static String hint(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == (byte) 0xC3 && bytes[1] == 0x01
        ? " It begins with C3 01, as records in Avro do."
        : "";
  }
}
