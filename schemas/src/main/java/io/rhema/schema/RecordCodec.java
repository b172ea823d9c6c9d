package io.rhema.schema;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes and reads one kind of record in Avro's single-object encoding.
 *
 * <p>Reading is strict: the header, the fingerprint, the strings and the length must all be right.
 * Safe for use by several threads at once.
 *
 * @param <T> the generated class
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro
 *     specification, single-object encoding</a>
 */
public final class RecordCodec<T extends SpecificRecord> {
  private static final int HEADER_BYTES = 2 + Long.BYTES;
  private static final Map<Class<?>, RecordCodec<?>> CODECS = new ConcurrentHashMap<>();

  private final Schema schema;
  private final SchemaHistory history;
  private final BinaryMessageEncoder<T> encoder;
  private final Map<Long, StrictReader<T>> readers = new ConcurrentHashMap<>();

  private RecordCodec(Schema schema) {
    this.schema = schema;
    this.history = SchemaHistory.of(schema.getName());
    this.encoder = new BinaryMessageEncoder<>(SchemaData.INSTANCE, schema);
  }

  /**
   * The codec of a generated class of this package.
   *
   * @throws IllegalArgumentException when the record has no history
   */
  @SuppressWarnings("unchecked") // the map's key and value are put together
  public static <T extends SpecificRecord> RecordCodec<T> of(Class<T> type) {
    return (RecordCodec<T>)
        CODECS.computeIfAbsent(
            type, missing -> new RecordCodec<>(SchemaData.INSTANCE.getSchema(missing)));
  }

  /** The schema that is written, and into which every older one is read. */
  public Schema schema() {
    return schema;
  }

  /** The fingerprint that {@link #encode} writes. */
  public long fingerprint() {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  /**
   * Encodes a record. A lone surrogate in a string is written as {@code '?'}: UTF-8 cannot carry
   * it.
   *
   * @throws AvroRuntimeException when a field that may not be null is null
   */
  public byte[] encode(T value) {
    try {
      ByteBuffer encoded = encoder.encode(value);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a " + schema.getName() + ".", e);
    }
  }

  /**
   * Decodes a record that any published version of the schema wrote.
   *
   * @throws UnknownSchemaException when the fingerprint names no published version
   * @throws UnreadableRecordException when the bytes are anything else than one whole record
   */
  public T decode(byte[] bytes) {
    StrictReader<T> reader = readers.computeIfAbsent(readFingerprint(bytes), this::readerOf);
    BinaryDecoder body =
        DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
    T value;
    try {
      value = reader.read(null, body);
      if (body.isEnd()) {
        return value;
      }
    } catch (EOFException e) {
      throw unreadable("ends in the middle of a field", bytes, e);
    } catch (UnreadableRecordException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable("has a malformed body (" + e.getMessage() + ")", bytes, e);
    }
    throw unreadable("goes on behind its last field", bytes, null);
  }

  private StrictReader<T> readerOf(long fingerprint) {
    return new StrictReader<>(history.findByFingerprint(fingerprint), schema);
  }

  private long readFingerprint(byte[] bytes) {
    if (bytes.length < HEADER_BYTES || bytes[0] != (byte) 0xC3 || bytes[1] != 0x01) {
      throw unreadable(
          "does not begin with C3 01 and a schema fingerprint of 8 bytes", bytes, null);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
  }

  private UnreadableRecordException unreadable(String what, byte[] bytes, Throwable cause) {
    return new UnreadableRecordException(
        "Value of %d bytes %s; it must be a %s in Avro's single-object encoding."
            .formatted(bytes.length, what, schema.getName()),
        cause);
  }
}
