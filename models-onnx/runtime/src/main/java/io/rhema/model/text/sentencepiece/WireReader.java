package io.rhema.model.text.sentencepiece;

import io.rhema.model.bundle.BundleException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of a protobuf message, which may be in any order and of which those that are not
 * known are skipped. A few dozen lines take the place of a library of 2 MB that would have to be
 * the same version as that of everything else in the streaming job.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class WireReader {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;

  private final String message;
  private final ByteBuffer bytes;
  private int wireType;

  /**
   * Makes a reader.
   *
   * @param message what is read, for messages
   */
  WireReader(String message, ByteBuffer bytes) {
    this.message = message;
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to the next field and answers its number, or 0 behind the last. */
  int nextField() {
    if (!bytes.hasRemaining()) {
      return 0;
    }
    long tag = varint();
    wireType = (int) tag & 7;
    long field = tag >>> 3;
    if (field == 0 || field > Integer.MAX_VALUE) {
      throw broken("field number " + Long.toUnsignedString(field));
    }
    return (int) field;
  }

  /** Reads a whole number of 64 bits or less. */
  long number() {
    expect(VARINT);
    return varint();
  }

  boolean flag() {
    return number() != 0;
  }

  float decimal() {
    expect(FOUR_BYTES);
    require(Float.BYTES);
    return bytes.getFloat();
  }

  String text() {
    ByteBuffer utf8 = bytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new BundleException("%s has a text that is not UTF-8".formatted(message), e);
    }
  }

  byte[] blob() {
    ByteBuffer content = bytes();
    byte[] blob = new byte[content.remaining()];
    content.get(blob);
    return blob;
  }

  /** Reads a message inside this one. */
  WireReader message(String name) {
    return new WireReader(name, bytes());
  }

  void skip() {
    switch (wireType) {
      case VARINT -> varint();
      case EIGHT_BYTES -> bytes.position(bytes.position() + require(Long.BYTES));
      case LENGTH_DELIMITED -> bytes();
      case FOUR_BYTES -> bytes.position(bytes.position() + require(Integer.BYTES));
      default -> throw broken("wire type " + wireType);
    }
  }

  private ByteBuffer bytes() {
    expect(LENGTH_DELIMITED);
    int length = require(varint());
    ByteBuffer content = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return content;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      require(1);
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw broken("a number of more than 64 bits");
  }

  private int require(long count) {
    if (count < 0 || count > bytes.remaining()) {
      throw new BundleException(
          "%s ends too early: at byte %d of %d, %s more should follow; is the file whole?"
              .formatted(message, bytes.position(), bytes.limit(), Long.toUnsignedString(count)));
    }
    return (int) count;
  }

  private void expect(int expected) {
    if (wireType != expected) {
      throw broken("wire type %d instead of %d".formatted(wireType, expected));
    }
  }

  private BundleException broken(String found) {
    return new BundleException(
        "%s has %s before byte %d of %d; is this a SentencePiece model?"
            .formatted(message, found, bytes.position(), bytes.limit()));
  }
}
