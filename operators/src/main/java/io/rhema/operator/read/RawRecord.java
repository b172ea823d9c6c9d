package io.rhema.operator.read;

import io.rhema.operator.type.ElementTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A record as it was read, before anybody has looked into it; kept beside what was made of it so
 * that a dead letter can carry the original bytes.
 *
 * <p>The arrays are not copied: whoever makes a record hands them over.
 *
 * @param topic where it was read from; for files and tests any name
 * @param partition partition of the topic
 * @param offset offset in the partition, or line number
 * @param timestamp the transport's timestamp in milliseconds since the epoch
 * @param key key bytes, or null
 * @param value value bytes, or null
 * @param headers headers in their order; a name may occur more than once
 */
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value,
    List<Header> headers) {

  /** As a stream element. */
  public static final TypeInformation<RawRecord> TYPE_INFO =
      new ElementTypeInfo<>(RawRecord.class, config -> new RawRecordSerializer());

  public RawRecord {
    Objects.requireNonNull(topic, "topic");
    headers = List.copyOf(headers);
  }

  /** {@code topic-partition-offset}: names the record among all others. */
  public String coordinates() {
    return topic + "-" + partition + "-" + offset;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawRecord that
        && topic.equals(that.topic)
        && partition == that.partition
        && offset == that.offset
        && timestamp == that.timestamp
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value)
        && headers.equals(that.headers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topic, partition, offset);
  }

  @Override
  public String toString() {
    return "RawRecord[%s, %s bytes]".formatted(coordinates(), value == null ? "no" : value.length);
  }

  /**
   * A header.
   *
   * @param name header name
   * @param value header bytes, or null
   */
  public record Header(String name, byte[] value) {

    public Header {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Header that
          && name.equals(that.name)
          && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "Header[%s, %s bytes]".formatted(name, value == null ? "no" : value.length);
    }
  }
}
