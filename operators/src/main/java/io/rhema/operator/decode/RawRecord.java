package io.rhema.operator.decode;

import java.util.List;

/**
 * A record as it was read, before anybody has looked into it; kept beside what was made of it so
 * that a dead letter can carry the original bytes.
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

  /**
   * @param name header name
   * @param value header bytes, or null
   */
  public record Header(String name, byte[] value) {}
}
