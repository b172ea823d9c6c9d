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
          "Value of %d bytes is not UTF-8: %s at byte %d."
              .formatted(bytes.length, e.getMessage(), in.position()),
          e);
    }
  }
}
